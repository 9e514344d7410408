using Orchestrator.CatalogFiles;

namespace Orchestrator.TrainingSets;

/// <summary>Writes what parts, shards and the index have in common.</summary>
internal static class LayoutWriter
{
    /// <summary>The root's attributes.</summary>
    public static void WriteRoot(Hdf5File file, TrainingSetDescription description, string lineage)
    {
        file.WriteAttribute("/", "format", TrainingSetFormat.Name);
        file.WriteAttribute("/", "format_version", TrainingSetFormat.Version);
        file.WriteAttribute("/", "campaign", description.Campaign);
        file.WriteAttribute("/", TrainingSetFormat.Lineage, lineage);
        file.WriteAttribute("/", "software_version", description.SoftwareVersion);
    }

    /// <summary>An empty data set of maps for the caller to fill with chunks.</summary>
    public static Hdf5DataSet CreateMaps(Hdf5File file, MapLayout maps, int samples)
    {
        DataSetLayout chunks = DataSetLayout.Chunked(1, maps.ChunkSlices, maps.Height, maps.Width) with { FillValue = AbsentCount(maps) };
        return file.CreateDataSet(TrainingSetFormat.Maps, ElementType(maps), [samples, maps.Slices, maps.Height, maps.Width], chunks);
    }

    /// <summary>What a count reads as where it was never written or its shard is absent.</summary>
    public static object AbsentCount(MapLayout maps) => maps.ElementType == MapElementType.Float32 ? float.NaN : (object)TrainingSetFormat.AbsentCount;

    public static Hdf5ElementType ElementType(MapLayout maps) => maps.ElementType == MapElementType.Float32 ? Hdf5ElementType.Float32 : Hdf5ElementType.UInt16;

    /// <summary>Labels, HOD, statistics and everything under /sample.</summary>
    public static void WriteRows(Hdf5File file, TrainingSetDescription description, IReadOnlyList<SampleRow> rows)
    {
        WriteTable(file, TrainingSetFormat.Labels, rows, description.ParameterColumns.Count, row => row.Record.Labels);
        WriteTable(file, TrainingSetFormat.Hod, rows, description.HodColumns.Count, row => row.Record.Hod);
        foreach (StatisticDescription statistic in description.Statistics)
            WriteTable(file, StatisticPath(statistic), rows, statistic.Bins, row => row.Statistics[statistic.Name]);
        file.WriteDataSet<int>(TrainingSetFormat.Simulation, [rows.Count], [.. rows.Select(row => row.Record.Identity.Simulation)]);
        file.WriteDataSet<int>(TrainingSetFormat.SliceOfDesign, [rows.Count], [.. rows.Select(row => row.Record.SliceOfDesign)]);
        file.WriteStrings(TrainingSetFormat.Recipe, [.. rows.Select(row => row.Record.Identity.Recipe)], TrainingSetFormat.NameBytes);
        file.WriteDataSet<int>(TrainingSetFormat.Realisation, [rows.Count], [.. rows.Select(row => row.Record.Identity.Realisation)]);
        file.WriteStrings(TrainingSetFormat.Ablation, [.. rows.Select(row => row.Record.Identity.Ablation)], TrainingSetFormat.NameBytes);
        file.WriteDataSet<sbyte>(TrainingSetFormat.Split, [rows.Count], [.. rows.Select(row => (sbyte)row.Split)]);
        file.WriteDataSet<long>(TrainingSetFormat.Galaxies, [rows.Count], [.. rows.Select(row => row.Galaxies)]);
        file.WriteDataSet<int>(TrainingSetFormat.Group, [rows.Count], [.. rows.Select(row => row.Record.Group)]);
        file.WriteStrings(TrainingSetFormat.SampleLineage, [.. rows.Select(row => row.Record.Lineage)], TrainingSetFormat.LineageBytes);
        file.WriteDataSet<long>(TrainingSetFormat.GalaxiesInSlice, [rows.Count, description.Maps.Slices], [.. rows.SelectMany(row => row.GalaxiesInSlice)]);
        file.WriteDataSet<long>(TrainingSetFormat.SquaresInSlice, [rows.Count, description.Maps.Slices], [.. rows.SelectMany(row => row.SquaresInSlice)]);
    }

    /// <summary>Attributes of the data sets that <see cref="WriteRows"/> or the index made: column names, units, the meaning of codes.</summary>
    public static void Describe(Hdf5File file, TrainingSetDescription description)
    {
        file.WriteAttribute(TrainingSetFormat.Maps, "units", "galaxies per pixel");
        file.WriteAttribute(TrainingSetFormat.Labels, TrainingSetFormat.Columns, description.ParameterColumns);
        file.WriteAttribute(TrainingSetFormat.Hod, TrainingSetFormat.Columns, description.HodColumns);
        foreach (StatisticDescription statistic in description.Statistics)
        {
            file.WriteAttribute<double>(StatisticPath(statistic), "bin_edges", [.. statistic.BinEdges]);
            file.WriteAttribute(StatisticPath(statistic), "bin_units", statistic.BinUnit);
            file.WriteAttribute(StatisticPath(statistic), "description", statistic.Description);
        }

        file.WriteAttribute(TrainingSetFormat.Split, "meaning", "0 train, 1 validation, 2 test, -1 not assigned (parts)");
        file.WriteAttribute(TrainingSetFormat.Galaxies, "description", "sum over the sample's maps");
        file.WriteAttribute(TrainingSetFormat.Group, "description", "simulations of one number share their initial conditions or are paired; a group lies in one split");
        file.WriteAttribute(TrainingSetFormat.SliceOfDesign, "description", "slice of the sliced design, -1 where there is none");
    }

    public static string StatisticPath(StatisticDescription statistic) => TrainingSetFormat.Statistics + "/" + statistic.Name;

    private static void WriteTable(Hdf5File file, string path, IReadOnlyList<SampleRow> rows, int columns, Func<SampleRow, IReadOnlyList<double>> values)
    {
        double[] table = new double[rows.Count * columns];
        for (int row = 0; row < rows.Count; row++)
        {
            IReadOnlyList<double> line = values(rows[row]);
            if (line.Count != columns) throw new ArgumentException($"{rows[row].Record.Identity}: {line.Count} values for the {columns} columns of {path}", nameof(rows));
            for (int column = 0; column < columns; column++) table[(row * columns) + column] = line[column];
        }

        file.WriteDataSet<double>(path, [rows.Count, columns], table);
    }
}
