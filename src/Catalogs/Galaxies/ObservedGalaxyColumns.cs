namespace Orchestrator.Catalogs;

/// <summary>The columns of a <see cref="ObservedGalaxyTable"/>, in order.</summary>
public static class ObservedGalaxyColumns
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

    /// <summary>Right ascension in degrees, [0, 360).</summary>
    public static ColumnDescription RightAscension { get; } = ColumnDescription.Of<double>(
        "right_ascension", "deg", "right ascension, 0 to 360");

    /// <summary>Declination in degrees, [-90, 90].</summary>
    public static ColumnDescription Declination { get; } = ColumnDescription.Of<double>("declination", "deg", "declination, -90 to 90");

    /// <summary>Redshift by expansion alone.</summary>
    public static ColumnDescription ZCos { get; } = ColumnDescription.Of<double>("z_cos", "1", "redshift by expansion alone");

    /// <summary>Redshift with the peculiar velocity, which the light has.</summary>
    public static ColumnDescription ZRsd { get; } = ColumnDescription.Of<double>(
        "z_rsd", "1", "redshift with the peculiar velocity, which the light has");

    /// <summary>Redshift that the survey reports.</summary>
    public static ColumnDescription ZEstimated { get; } = ColumnDescription.Of<double>(
        "z_estimated", "1", "redshift that the survey reports");

    /// <summary>Physical peculiar km/s along the line of sight, positive away from the observer.</summary>
    public static ColumnDescription LineOfSightVelocity { get; } = ColumnDescription.Of<double>(
        "line_of_sight_velocity", "km/s", "physical peculiar velocity, positive away from the observer");

    /// <summary>Which effects kept the galaxy; it is in the sample where all that are on did.</summary>
    public static ColumnDescription Keep { get; } = ColumnDescription.Of<KeepFlags>(
        "keep", "1", "bits of the effects that kept the galaxy");

    /// <summary>All columns, in the order of the table.</summary>
    public static IReadOnlyList<ColumnDescription> All { get; } =
        [HaloId, Replication, Satellite, HaloMass, RightAscension, Declination, ZCos, ZRsd, ZEstimated, LineOfSightVelocity, Keep];

    internal static Column[] Create() =>
    [
        new Column<ulong>(HaloId),
        new Column<int>(Replication),
        new Column<ushort>(Satellite),
        new Column<double>(HaloMass),
        new Column<double>(RightAscension),
        new Column<double>(Declination),
        new Column<double>(ZCos),
        new Column<double>(ZRsd),
        new Column<double>(ZEstimated),
        new Column<double>(LineOfSightVelocity),
        new Column<KeepFlags>(Keep),
    ];
}
