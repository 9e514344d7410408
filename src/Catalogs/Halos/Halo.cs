namespace Orchestrator.Catalogs;

/// <summary>One row of a <see cref="HaloTable"/>; for single rows and tests, not for loops over columns.</summary>
/// <param name="Id">Number of the halo in its simulation; the same in every output and in every copy of the box.</param>
/// <param name="Replication">Code of the box copy, see <see cref="Replication.Code"/>.</param>
/// <param name="X">Comoving position in Mpc/h, box axes; from the cone's vertex, or in the box for a snapshot.</param>
/// <param name="Y">As <paramref name="X"/>.</param>
/// <param name="Z">As <paramref name="X"/>.</param>
/// <param name="VelocityX">Peculiar velocity in km/s, box axes.</param>
/// <param name="VelocityY">As <paramref name="VelocityX"/>.</param>
/// <param name="VelocityZ">As <paramref name="VelocityX"/>.</param>
/// <param name="Mass">Mass in Msun/h by the table's <see cref="HaloTable.MassDefinition"/>.</param>
/// <param name="Redshift">Cosmological redshift, without the peculiar velocity.</param>
public readonly record struct Halo(
    ulong Id,
    int Replication,
    double X,
    double Y,
    double Z,
    float VelocityX,
    float VelocityY,
    float VelocityZ,
    double Mass,
    double Redshift);
