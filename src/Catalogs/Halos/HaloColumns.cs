namespace Orchestrator.Catalogs;

/// <summary>The columns of a <see cref="HaloTable"/>, in order.</summary>
public static class HaloColumns
{
    /// <summary>Number of the halo in its simulation.</summary>
    public static ColumnDescription Id { get; } = ColumnDescription.Of<ulong>(
        "id", "1", "number of the halo in its simulation; the same in every output and box copy");

    /// <summary>Code of the box copy.</summary>
    public static ColumnDescription Replication { get; } = ColumnDescription.Of<int>(
        "replication", "1", "box copy (i, j, k), 10 bits each in two's complement, i highest; 0 is the box itself");

    /// <summary>Position along the box's x axis.</summary>
    public static ColumnDescription X { get; } = ColumnDescription.Of<double>(
        "x", "Mpc/h", "comoving position, box axes; from the cone's vertex, or in the box for a snapshot");

    /// <summary>Position along the box's y axis.</summary>
    public static ColumnDescription Y { get; } = X with { Name = "y" };

    /// <summary>Position along the box's z axis.</summary>
    public static ColumnDescription Z { get; } = X with { Name = "z" };

    /// <summary>Velocity along the box's x axis.</summary>
    public static ColumnDescription VelocityX { get; } = ColumnDescription.Of<float>(
        "velocity_x", "km/s", "physical peculiar velocity, box axes");

    /// <summary>Velocity along the box's y axis.</summary>
    public static ColumnDescription VelocityY { get; } = VelocityX with { Name = "velocity_y" };

    /// <summary>Velocity along the box's z axis.</summary>
    public static ColumnDescription VelocityZ { get; } = VelocityX with { Name = "velocity_z" };

    /// <summary>Mass of the halo.</summary>
    public static ColumnDescription Mass { get; } = ColumnDescription.Of<double>(
        "mass", "Msun/h", "halo mass by the table's mass definition");

    /// <summary>Cosmological redshift.</summary>
    public static ColumnDescription Redshift { get; } = ColumnDescription.Of<double>(
        "redshift", "1", "cosmological redshift, without the peculiar velocity; a snapshot's own in every row");

    /// <summary>All columns, in the order of the table.</summary>
    public static IReadOnlyList<ColumnDescription> All { get; } =
        [Id, Replication, X, Y, Z, VelocityX, VelocityY, VelocityZ, Mass, Redshift];

    internal static Column[] Create() =>
    [
        new Column<ulong>(Id), new Column<int>(Replication),
        new Column<double>(X), new Column<double>(Y), new Column<double>(Z),
        new Column<float>(VelocityX), new Column<float>(VelocityY), new Column<float>(VelocityZ),
        new Column<double>(Mass), new Column<double>(Redshift),
    ];
}
