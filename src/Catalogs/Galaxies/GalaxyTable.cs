using Orchestrator.Cosmology;

namespace Orchestrator.Catalogs;

/// <summary>Galaxies painted on halos, in real space, before any observation.</summary>
/// <remarks>(<see cref="HaloId"/>, <see cref="Replication"/>, <see cref="Satellite"/>) names a galaxy.</remarks>
public sealed class GalaxyTable : ColumnarTable
{
    internal GalaxyTable(Column[] columns, int count, MassDefinition massDefinition)
        : base(columns, count) => MassDefinition = massDefinition;

    /// <inheritdoc/>
    public override IReadOnlyList<ColumnDescription> Columns => GalaxyColumns.All;

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

    /// <summary>Comoving Mpc/h along the box's x axis; from the cone's vertex, or in the box for a snapshot.</summary>
    public ReadOnlySpan<double> X => Values<double>(4);

    /// <summary>As <see cref="X"/>, along the y axis.</summary>
    public ReadOnlySpan<double> Y => Values<double>(5);

    /// <summary>As <see cref="X"/>, along the z axis.</summary>
    public ReadOnlySpan<double> Z => Values<double>(6);

    /// <summary>Physical peculiar km/s along the box's x axis: the halo's plus the motion inside it.</summary>
    public ReadOnlySpan<float> VelocityX => Values<float>(7);

    /// <summary>As <see cref="VelocityX"/>, along the y axis.</summary>
    public ReadOnlySpan<float> VelocityY => Values<float>(8);

    /// <summary>As <see cref="VelocityX"/>, along the z axis.</summary>
    public ReadOnlySpan<float> VelocityZ => Values<float>(9);

    internal ReadOnlySpan<Column> HeldColumns => Held;

    /// <summary>One row.</summary>
    /// <param name="row">0 to <see cref="ColumnarTable.Count"/> - 1.</param>
    public Galaxy this[int row] => new(
        HaloId[row],
        Replication[row],
        Satellite[row],
        HaloMass[row],
        X[row],
        Y[row],
        Z[row],
        VelocityX[row],
        VelocityY[row],
        VelocityZ[row]);

    /// <summary>Some of the rows, in any order; rows may repeat.</summary>
    /// <param name="rows">Row numbers, each 0 to <see cref="ColumnarTable.Count"/> - 1.</param>
    /// <returns>A table of its own.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A row does not exist.</exception>
    public GalaxyTable Select(ReadOnlySpan<int> rows) => new(Gather(rows), rows.Length, MassDefinition);
}
