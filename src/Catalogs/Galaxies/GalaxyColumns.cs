namespace Orchestrator.Catalogs;

/// <summary>The columns of a <see cref="GalaxyTable"/>, in order.</summary>
public static class GalaxyColumns
{
    /// <summary>Number of the host halo in its simulation.</summary>
    public static ColumnDescription HaloId { get; } = ColumnDescription.Of<ulong>(
        "halo_id", "1", "number of the host halo in its simulation");

    /// <summary>Code of the box copy that the host halo lies in, see <see cref="Catalogs.Replication.Code"/>.</summary>
    public static ColumnDescription Replication => HaloColumns.Replication;

    /// <summary>0 for the central galaxy of its host, 1, 2, ... for its satellites.</summary>
    public static ColumnDescription Satellite { get; } = ColumnDescription.Of<ushort>(
        "satellite", "1", "0 for the central galaxy, 1, 2, ... for the satellites of one host");

    /// <summary>Mass of the host halo in Msun/h.</summary>
    public static ColumnDescription HaloMass { get; } = ColumnDescription.Of<double>(
        "halo_mass", "Msun/h", "mass of the host halo by the table's mass definition");

    /// <summary>Comoving Mpc/h along the box's x axis; from the cone's vertex, or in the box for a snapshot.</summary>
    public static ColumnDescription X { get; } = ColumnDescription.Of<double>(
        "x", "Mpc/h", "comoving position, box axes; from the cone's vertex, or in the box for a snapshot");

    /// <summary>As <see cref="X"/>, along the y axis.</summary>
    public static ColumnDescription Y { get; } = X with { Name = "y" };

    /// <summary>As <see cref="X"/>, along the z axis.</summary>
    public static ColumnDescription Z { get; } = X with { Name = "z" };

    /// <summary>Physical peculiar km/s along the box's x axis: the halo's plus the motion inside it.</summary>
    public static ColumnDescription VelocityX { get; } = ColumnDescription.Of<float>(
        "velocity_x", "km/s", "physical peculiar velocity (of the halo plus inside it), box axes");

    /// <summary>As <see cref="VelocityX"/>, along the y axis.</summary>
    public static ColumnDescription VelocityY { get; } = VelocityX with { Name = "velocity_y" };

    /// <summary>As <see cref="VelocityX"/>, along the z axis.</summary>
    public static ColumnDescription VelocityZ { get; } = VelocityX with { Name = "velocity_z" };

    /// <summary>All columns, in the order of the table.</summary>
    public static IReadOnlyList<ColumnDescription> All { get; } =
        [HaloId, Replication, Satellite, HaloMass, X, Y, Z, VelocityX, VelocityY, VelocityZ];

    internal static Column[] Create() =>
    [
        new Column<ulong>(HaloId),
        new Column<int>(Replication),
        new Column<ushort>(Satellite),
        new Column<double>(HaloMass),
        new Column<double>(X),
        new Column<double>(Y),
        new Column<double>(Z),
        new Column<float>(VelocityX),
        new Column<float>(VelocityY),
        new Column<float>(VelocityZ),
    ];
}
