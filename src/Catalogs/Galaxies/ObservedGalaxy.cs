namespace Orchestrator.Catalogs;

/// <summary>One row of an <see cref="ObservedGalaxyTable"/>; for single rows and tests, not for loops over columns.</summary>
/// <param name="HaloId">Number of the host halo in its simulation.</param>
/// <param name="Replication">Code of the box copy that the host halo lies in, see <see cref="Catalogs.Replication.Code"/>.</param>
/// <param name="Satellite">0 for the central galaxy of its host, 1, 2, ... for its satellites.</param>
/// <param name="HaloMass">Mass of the host halo in Msun/h.</param>
/// <param name="RightAscension">Right ascension in degrees, [0, 360).</param>
/// <param name="Declination">Declination in degrees, [-90, 90].</param>
/// <param name="ZCos">Redshift by expansion alone.</param>
/// <param name="ZRsd">Redshift with the peculiar velocity, which the light has.</param>
/// <param name="ZEstimated">Redshift that the survey reports.</param>
/// <param name="LineOfSightVelocity">Physical peculiar km/s along the line of sight, positive away from the observer.</param>
/// <param name="Keep">Which effects kept the galaxy; it is in the sample where all that are on did.</param>
public readonly record struct ObservedGalaxy(
    ulong HaloId,
    int Replication,
    ushort Satellite,
    double HaloMass,
    double RightAscension,
    double Declination,
    double ZCos,
    double ZRsd,
    double ZEstimated,
    double LineOfSightVelocity,
    KeepFlags Keep);
