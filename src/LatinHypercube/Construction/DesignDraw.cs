using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>What a number of the purpose <see cref="RandomPurpose.Design"/> is drawn for: the upper byte of the random object.</summary>
/// <remarks>Values are part of every design. Append; never renumber.</remarks>
internal enum DesignDraw : byte
{
    /// <summary>Which coarse level a level of the array becomes.</summary>
    CoarseRelabelling = 1,

    /// <summary>Which medium bin a point of a slice gets in its coarse level.</summary>
    MediumBin = 2,

    /// <summary>Which fine level a point gets in its medium bin.</summary>
    FineLevel = 3,

    /// <summary>The order of axes that the exchanges visit.</summary>
    Axis = 4,

    /// <summary>The exchanges of one block.</summary>
    Exchange = 5,

    /// <summary>Digits of the Owen scrambling.</summary>
    Scrambling = 6,

    /// <summary>Random Latin hypercubes to compare with.</summary>
    Reference = 7,

    /// <summary>The first seed of initial conditions.</summary>
    Seeds = 8,

    /// <summary>Pairing the rows of a mock design with those of the cosmologies.</summary>
    Pairing = 9,

    /// <summary>Search for the relabelling with the best slices.</summary>
    RelabellingSearch = 10,

    /// <summary>The cells and levels that complete other tools' points.</summary>
    Completion = 11,

    /// <summary>Halves of random Latin hypercubes to compare large designs with.</summary>
    ReferenceHalf = 12,
}
