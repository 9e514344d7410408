namespace Orchestrator.Numerics;

/// <summary>What a random number is for: the upper eight bits of the counter, so that no two effects ever share a number.</summary>
/// <remarks>
/// Values are part of every result. Append new purposes; never renumber, reuse or remove one.
/// </remarks>
public enum RandomPurpose : byte
{
    /// <summary>No purpose: not accepted by <see cref="RandomKey"/>.</summary>
    None = 0,

    /// <summary>Drawing a design of cosmologies.</summary>
    Design = 1,

    /// <summary>The seed of a simulation's initial conditions.</summary>
    InitialConditions = 2,

    /// <summary>The dither of halo masses by a fraction of a particle.</summary>
    MassDither = 3,

    /// <summary>Whether a halo has a central galaxy.</summary>
    CentralOccupation = 4,

    /// <summary>How many satellites a halo has.</summary>
    SatelliteOccupation = 5,

    /// <summary>Where a satellite stands in its halo.</summary>
    SatellitePosition = 6,

    /// <summary>How a satellite moves in its halo.</summary>
    SatelliteVelocity = 7,

    /// <summary>The Gaussian core of photometric redshift errors.</summary>
    PhotometricRedshift = 8,

    /// <summary>Spectroscopic redshift errors.</summary>
    SpectroscopicRedshift = 9,

    /// <summary>Selection by flux or by n(z).</summary>
    Selection = 10,

    /// <summary>Completeness of the angular mask.</summary>
    Mask = 11,

    /// <summary>Which galaxies of a close group get a fibre.</summary>
    FibreCollisions = 12,

    /// <summary>Random catalogues.</summary>
    RandomCatalogue = 13,

    /// <summary>Splitting a training set.</summary>
    Split = 14,

    /// <summary>Bootstrap and other resampling of statistics.</summary>
    Resampling = 15,

    /// <summary>Which photometric redshifts are outliers, and where they land.</summary>
    PhotometricOutlier = 16,

    /// <summary>The order of a training set's samples.</summary>
    SampleOrder = 17,

    /// <summary>How many halos an analytic cone has in a shell or a cell.</summary>
    AnalyticHaloCount = 18,

    /// <summary>Where a halo of an analytic cone stands, and its mass.</summary>
    AnalyticHalo = 19,

    /// <summary>The modes of a lognormal density field.</summary>
    LognormalField = 20,
}
