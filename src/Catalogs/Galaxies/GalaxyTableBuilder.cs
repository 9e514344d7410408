using Orchestrator.Cosmology;

namespace Orchestrator.Catalogs;

/// <summary>Collects galaxies, one by one or in bulk, for a <see cref="GalaxyTable"/>.</summary>
public sealed class GalaxyTableBuilder : TableBuilder
{
    private readonly MassDefinition massDefinition;

    /// <summary>Begins an empty table.</summary>
    /// <param name="massDefinition">How the hosts' masses are defined.</param>
    /// <param name="capacity">Number of rows to have room for at once.</param>
    public GalaxyTableBuilder(MassDefinition massDefinition, int capacity = 0)
        : base(GalaxyColumns.Create, capacity)
    {
        this.massDefinition = massDefinition;
    }

    /// <summary>Appends one galaxy.</summary>
    /// <param name="galaxy">Its row.</param>
    public void Append(in Galaxy galaxy)
    {
        GalaxyRows row = Append(1);
        row.HaloId[0] = galaxy.HaloId;
        row.Replication[0] = galaxy.Replication;
        row.Satellite[0] = galaxy.Satellite;
        row.HaloMass[0] = galaxy.HaloMass;
        row.X[0] = galaxy.X;
        row.Y[0] = galaxy.Y;
        row.Z[0] = galaxy.Z;
        row.VelocityX[0] = galaxy.VelocityX;
        row.VelocityY[0] = galaxy.VelocityY;
        row.VelocityZ[0] = galaxy.VelocityZ;
    }

    /// <summary>Appends rows that the caller fills column by column.</summary>
    /// <param name="rows">Their number.</param>
    /// <returns>Their columns, undefined until written.</returns>
    public GalaxyRows Append(int rows) => Rows(AppendRows(rows), rows);

    /// <summary>Rows that were appended before, to be filled; several threads may fill disjoint ranges at once.</summary>
    /// <param name="start">The first row, at least 0.</param>
    /// <param name="rows">Their number; <paramref name="start"/> + <paramref name="rows"/> is at most
    /// <see cref="TableBuilder.Count"/>.</param>
    /// <returns>Their columns, undefined until written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Rows of the range were not appended.</exception>
    public GalaxyRows Rows(int start, int rows)
    {
        CheckAppended(start, rows);
        return new GalaxyRows
        {
            HaloId = Rows<ulong>(0, start, rows),
            Replication = Rows<int>(1, start, rows),
            Satellite = Rows<ushort>(2, start, rows),
            HaloMass = Rows<double>(3, start, rows),
            X = Rows<double>(4, start, rows),
            Y = Rows<double>(5, start, rows),
            Z = Rows<double>(6, start, rows),
            VelocityX = Rows<float>(7, start, rows),
            VelocityY = Rows<float>(8, start, rows),
            VelocityZ = Rows<float>(9, start, rows),
        };
    }

    /// <summary>Appends every row of another table.</summary>
    /// <param name="table">A table of the same kind.</param>
    /// <exception cref="ArgumentException">The masses of <paramref name="table"/> are defined in another way.</exception>
    public void Append(GalaxyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.MassDefinition != massDefinition)
            throw new ArgumentException($"host masses are {table.MassDefinition}, not {massDefinition}", nameof(table));
        AppendColumns(table.HeldColumns, table.Count);
    }

    /// <summary>Hands the rows over to a table and leaves the builder empty.</summary>
    /// <returns>A table that the caller disposes.</returns>
    public GalaxyTable Build()
    {
        (Column[] columns, int count) = HandOver();
        return new GalaxyTable(columns, count, massDefinition);
    }
}
