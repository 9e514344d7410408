using Orchestrator.Cosmology;

namespace Orchestrator.Catalogs;

/// <summary>Galaxies as a survey sees them: every painted galaxy, with what each effect did to it.</summary>
/// <remarks>Rejected galaxies stay in the table with their bit off, so that any effect can be switched off with the same
/// galaxies.</remarks>
public sealed class ObservedGalaxyTable : ColumnarTable
{
    internal ObservedGalaxyTable(Column[] columns, int count, MassDefinition massDefinition)
        : base(columns, count) => MassDefinition = massDefinition;

    /// <inheritdoc/>
    public override IReadOnlyList<ColumnDescription> Columns => ObservedGalaxyColumns.All;

    /// <summary>How <see cref="HaloMass"/> is defined.</summary>
    public MassDefinition MassDefinition { get; }

    /// <summary>Number of the host halo in its simulation.</summary>
    public ReadOnlySpan<ulong> HaloId => Values<ulong>(0);

    /// <summary>Code of the box copy that the host halo lies in, see <see cref="Catalogs.Replication.Code"/>.</summary>
    public ReadOnlySpan<int> Replication => Values<int>(1);

    /// <summary>0 for the central galaxy of its host, 1, 2, ... for its satellites.</summary>
    public ReadOnlySpan<ushort> Satellite => Values<ushort>(2);

    /// <summary>Mass of the host halo in Msun/h.</summary>
    public ReadOnlySpan<double> HaloMass => Values<double>(3);

    /// <summary>Right ascension in degrees, [0, 360).</summary>
    public ReadOnlySpan<double> RightAscension => Values<double>(4);

    /// <summary>Declination in degrees, [-90, 90].</summary>
    public ReadOnlySpan<double> Declination => Values<double>(5);

    /// <summary>Redshift by expansion alone.</summary>
    public ReadOnlySpan<double> ZCos => Values<double>(6);

    /// <summary>Redshift with the peculiar velocity, which the light has.</summary>
    public ReadOnlySpan<double> ZRsd => Values<double>(7);

    /// <summary>Redshift that the survey reports.</summary>
    public ReadOnlySpan<double> ZEstimated => Values<double>(8);

    /// <summary>Physical peculiar km/s along the line of sight, positive away from the observer.</summary>
    public ReadOnlySpan<double> LineOfSightVelocity => Values<double>(9);

    /// <summary>Which effects kept the galaxy; it is in the sample where all that are on did.</summary>
    public ReadOnlySpan<KeepFlags> Keep => Values<KeepFlags>(10);

    internal ReadOnlySpan<Column> HeldColumns => Held;

    /// <summary>One row.</summary>
    /// <param name="row">0 to <see cref="ColumnarTable.Count"/> - 1.</param>
    public ObservedGalaxy this[int row] => new(
        HaloId[row],
        Replication[row],
        Satellite[row],
        HaloMass[row],
        RightAscension[row],
        Declination[row],
        ZCos[row],
        ZRsd[row],
        ZEstimated[row],
        LineOfSightVelocity[row],
        Keep[row]);

    /// <summary>Some of the rows, in any order; rows may repeat.</summary>
    /// <param name="rows">Row numbers, each 0 to <see cref="ColumnarTable.Count"/> - 1.</param>
    /// <returns>A table of its own.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A row does not exist.</exception>
    public ObservedGalaxyTable Select(ReadOnlySpan<int> rows) => new(Gather(rows), rows.Length, MassDefinition);
}
