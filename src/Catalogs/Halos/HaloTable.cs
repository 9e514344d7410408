using Orchestrator.Cosmology;

namespace Orchestrator.Catalogs;

/// <summary>Halos of a light cone or of a snapshot, as columns in house units.</summary>
/// <remarks>
/// Made by a <see cref="HaloTableBuilder"/>. In a light cone one halo may appear in several box copies: (<see cref="Id"/>,
/// <see cref="Replication"/>) is the key.
/// </remarks>
public sealed class HaloTable : ColumnarTable
{
    internal HaloTable(Column[] columns, int count, MassDefinition massDefinition, double particleMass)
        : base(columns, count)
    {
        MassDefinition = massDefinition;
        ParticleMass = particleMass;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ColumnDescription> Columns => HaloColumns.All;

    /// <summary>How <see cref="Mass"/> is defined.</summary>
    public MassDefinition MassDefinition { get; }

    /// <summary>Mass of a simulation particle in Msun/h; 0 if halos are not made of particles.</summary>
    public double ParticleMass { get; }

    /// <summary>Number of each halo in its simulation; copies of one halo share it.</summary>
    public ReadOnlySpan<ulong> Id => Values<ulong>(0);

    /// <summary>Code of each halo's box copy, see <see cref="Catalogs.Replication.Code"/>.</summary>
    public ReadOnlySpan<int> Replication => Values<int>(1);

    /// <summary>Comoving Mpc/h along the box's x axis, from the cone's vertex, or in the box for a snapshot.</summary>
    public ReadOnlySpan<double> X => Values<double>(2);

    /// <summary>As <see cref="X"/>, along the y axis.</summary>
    public ReadOnlySpan<double> Y => Values<double>(3);

    /// <summary>As <see cref="X"/>, along the z axis.</summary>
    public ReadOnlySpan<double> Z => Values<double>(4);

    /// <summary>Physical peculiar km/s along the box's x axis.</summary>
    public ReadOnlySpan<float> VelocityX => Values<float>(5);

    /// <summary>As <see cref="VelocityX"/>, along the y axis.</summary>
    public ReadOnlySpan<float> VelocityY => Values<float>(6);

    /// <summary>As <see cref="VelocityX"/>, along the z axis.</summary>
    public ReadOnlySpan<float> VelocityZ => Values<float>(7);

    /// <summary>Msun/h by <see cref="MassDefinition"/>.</summary>
    public ReadOnlySpan<double> Mass => Values<double>(8);

    /// <summary>Cosmological redshift (no peculiar velocity); a snapshot's own in every row.</summary>
    public ReadOnlySpan<double> Redshift => Values<double>(9);

    internal ReadOnlySpan<Column> HeldColumns => Held;

    /// <summary>One row.</summary>
    /// <param name="row">0 to <see cref="ColumnarTable.Count"/> - 1.</param>
    public Halo this[int row] => new(
        Id[row], Replication[row], X[row], Y[row], Z[row], VelocityX[row], VelocityY[row], VelocityZ[row], Mass[row], Redshift[row]);

    /// <summary>Some of the rows, in any order; rows may repeat.</summary>
    /// <param name="rows">Row numbers, each 0 to <see cref="ColumnarTable.Count"/> - 1.</param>
    /// <returns>A table of its own.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A row does not exist.</exception>
    public HaloTable Select(ReadOnlySpan<int> rows) => new(Gather(rows), rows.Length, MassDefinition, ParticleMass);

    /// <summary>The same halos with other replications; all other columns are shared, nothing is copied but the new one.</summary>
    /// <param name="codes">One <see cref="Catalogs.Replication.Code"/> a row.</param>
    /// <returns>A table with a life of its own: either may be disposed first.</returns>
    public HaloTable WithReplication(ReadOnlySpan<int> codes)
    {
        CheckLength(codes.Length, nameof(codes));
        return With(1, Column<int>.CopyOf(HaloColumns.Replication, codes), MassDefinition);
    }

    /// <summary>The same halos with other redshifts; all other columns are shared, nothing is copied but the new one.</summary>
    /// <param name="redshifts">One cosmological redshift a row.</param>
    /// <returns>A table with a life of its own: either may be disposed first.</returns>
    public HaloTable WithRedshift(ReadOnlySpan<double> redshifts)
    {
        CheckLength(redshifts.Length, nameof(redshifts));
        return With(9, Column<double>.CopyOf(HaloColumns.Redshift, redshifts), MassDefinition);
    }

    /// <summary>The same halos with other masses, by any definition; all other columns are shared, nothing is copied but the new
    /// one.</summary>
    /// <param name="masses">One mass in Msun/h a row.</param>
    /// <param name="massDefinition">How the new masses are defined.</param>
    /// <returns>A table with a life of its own: either may be disposed first.</returns>
    public HaloTable WithMass(ReadOnlySpan<double> masses, MassDefinition massDefinition)
    {
        CheckLength(masses.Length, nameof(masses));
        return With(8, Column<double>.CopyOf(HaloColumns.Mass, masses), massDefinition);
    }

    private HaloTable With(int index, Column replacement, MassDefinition massDefinition) =>
        new(ShareAllBut(index, replacement), Count, massDefinition, ParticleMass);
}
