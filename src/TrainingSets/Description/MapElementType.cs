using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.TrainingSets;

/// <summary>How the counts of maps are stored.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The members are types; these are their names in HDF5 and numpy.")]
public enum MapElementType
{
    /// <summary>32-bit floating-point numbers, which every trainer takes as they are.</summary>
    Float32,

    /// <summary>16-bit unsigned integers: half the bytes before compression; counts up to 65534.</summary>
    UInt16,
}
