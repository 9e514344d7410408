using Orchestrator.Cosmology;

namespace Orchestrator.Catalogs;

/// <summary>Collects halos, one by one or in bulk, for a <see cref="HaloTable"/>.</summary>
public sealed class HaloTableBuilder : TableBuilder
{
    private readonly MassDefinition massDefinition;
    private readonly double particleMass;

    /// <summary>Begins an empty table.</summary>
    /// <param name="massDefinition">How the masses to come are defined.</param>
    /// <param name="particleMass">Mass of a simulation particle in Msun/h; 0 if halos are not made of particles.</param>
    /// <param name="capacity">Number of rows to have room for at once.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="particleMass"/> is negative or not finite.</exception>
    public HaloTableBuilder(MassDefinition massDefinition, double particleMass, int capacity = 0)
        : base(HaloColumns.Create, capacity)
    {
        if (!(particleMass >= 0 && double.IsFinite(particleMass)))
            throw new ArgumentOutOfRangeException(
                nameof(particleMass), particleMass, "a particle mass in Msun/h is 0 or positive, and finite");
        this.massDefinition = massDefinition;
        this.particleMass = particleMass;
    }

    /// <summary>Appends one halo.</summary>
    /// <param name="halo">Its row.</param>
    public void Append(in Halo halo)
    {
        HaloRows row = Append(1);
        row.Id[0] = halo.Id;
        row.Replication[0] = halo.Replication;
        (row.X[0], row.Y[0], row.Z[0]) = (halo.X, halo.Y, halo.Z);
        (row.VelocityX[0], row.VelocityY[0], row.VelocityZ[0]) = (halo.VelocityX, halo.VelocityY, halo.VelocityZ);
        row.Mass[0] = halo.Mass;
        row.Redshift[0] = halo.Redshift;
    }

    /// <summary>Appends rows that the caller fills column by column.</summary>
    /// <param name="rows">Their number.</param>
    /// <returns>Their columns, undefined until written.</returns>
    public HaloRows Append(int rows)
    {
        int start = AppendRows(rows);
        return new HaloRows
        {
            Id = Rows<ulong>(0, start, rows),
            Replication = Rows<int>(1, start, rows),
            X = Rows<double>(2, start, rows),
            Y = Rows<double>(3, start, rows),
            Z = Rows<double>(4, start, rows),
            VelocityX = Rows<float>(5, start, rows),
            VelocityY = Rows<float>(6, start, rows),
            VelocityZ = Rows<float>(7, start, rows),
            Mass = Rows<double>(8, start, rows),
            Redshift = Rows<double>(9, start, rows),
        };
    }

    /// <summary>Appends every row of another table.</summary>
    /// <param name="table">A table of the same mass definition and particle mass.</param>
    /// <exception cref="ArgumentException">The masses of <paramref name="table"/> mean something else.</exception>
    public void Append(HaloTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.MassDefinition != massDefinition || table.ParticleMass != particleMass)
        {
            throw new ArgumentException(
                $"masses are {table.MassDefinition} of particles of {table.ParticleMass} Msun/h, "
                    + $"not {massDefinition} of {particleMass} Msun/h",
                nameof(table));
        }

        AppendColumns(table.HeldColumns, table.Count);
    }

    /// <summary>Hands the rows over to a table and leaves the builder empty.</summary>
    /// <returns>A table that the caller disposes.</returns>
    public HaloTable Build()
    {
        (Column[] columns, int count) = HandOver();
        return new HaloTable(columns, count, massDefinition, particleMass);
    }
}
