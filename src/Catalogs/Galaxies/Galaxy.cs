namespace Orchestrator.Catalogs;

/// <summary>One row of a <see cref="GalaxyTable"/>; for single rows and tests, not for loops over columns.</summary>
/// <param name="HaloId">Number of the host halo in its simulation.</param>
/// <param name="Replication">Code of the box copy that the host halo lies in, see <see cref="Catalogs.Replication.Code"/>.</param>
/// <param name="Satellite">0 for the central galaxy of its host, 1, 2, ... for its satellites.</param>
/// <param name="HaloMass">Mass of the host halo in Msun/h.</param>
/// <param name="X">Comoving Mpc/h along the box's x axis; from the cone's vertex, or in the box for a snapshot.</param>
/// <param name="Y">As <see cref="X"/>, along the y axis.</param>
/// <param name="Z">As <see cref="X"/>, along the z axis.</param>
/// <param name="VelocityX">Physical peculiar km/s along the box's x axis: the halo's plus the motion inside it.</param>
/// <param name="VelocityY">As <see cref="VelocityX"/>, along the y axis.</param>
/// <param name="VelocityZ">As <see cref="VelocityX"/>, along the z axis.</param>
public readonly record struct Galaxy(
    ulong HaloId,
    int Replication,
    ushort Satellite,
    double HaloMass,
    double X,
    double Y,
    double Z,
    float VelocityX,
    float VelocityY,
    float VelocityZ);
