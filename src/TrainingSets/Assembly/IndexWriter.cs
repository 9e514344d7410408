using Orchestrator.CatalogFiles;

namespace Orchestrator.TrainingSets;

/// <summary>Writes the index: virtual data sets over the shards, normalisation, axes, provenance.</summary>
internal static class IndexWriter
{
    private const int Absent = int.MinValue;

    /// <summary>Writes the index; the file appears whole or not at all.</summary>
    /// <returns>Its content hash.</returns>
    public static string Write(string path, TrainingSetPlan plan, string shardFolder)
    {
        TrainingSetDescription description = plan.Description;
        var rows = new List<SampleRow>(plan.SampleCount);
        string[] hashes = new string[plan.Shards.Count];
        foreach (PlannedShard shard in plan.Shards)
        {
            using Hdf5File file = Hdf5File.OpenRead(Path.Combine(shardFolder, shard.FileName));
            rows.AddRange(SampleTable.Read(file));
            hashes[shard.Number] = file.ReadStringAttribute("/", ContentHash.AttributeName)[0];
        }

        string hash = "";
        AtomicFile.Write(path, temporary =>
        {
            using Hdf5File file = Hdf5File.Create(temporary);
            LayoutWriter.WriteRoot(file, description, plan.Lineage);
            WriteVirtual(file, plan, shardFolder);
            LayoutWriter.Describe(file, description);
            AxesWriter.Write(file, description.Axes, description.Maps);
            WriteNormalisation(file, description, rows);
            WriteShards(file, plan, hashes);
            Provenance.Write(file, description.Provenance);
            hash = ContentHash.OfIndex(file);
            file.WriteAttribute("/", ContentHash.AttributeName, hash);
            file.Close();
        });
        return hash;
    }

    private static void WriteVirtual(Hdf5File file, TrainingSetPlan plan, string shardFolder)
    {
        using Hdf5File first = Hdf5File.OpenRead(Path.Combine(shardFolder, plan.Shards[0].FileName));
        foreach ((string path, object? absent) in VirtualDataSets(plan.Description))
        {
            using Hdf5DataSet template = first.OpenDataSet(path);
            // The library looks for a relative path in the index's own folder before it looks in the caller's.
            VirtualSource[] sources = [.. plan.Shards.Select(shard => new VirtualSource($"{plan.Description.Name}/{shard.FileName}", path, shard.Samples.Count))];
            file.CreateVirtualDataSet(path, template, sources, absent);
        }
    }

    // A shard that is absent must not read as an empty sky: fill values are no possible values.
    private static IEnumerable<(string Path, object? Absent)> VirtualDataSets(TrainingSetDescription description) =>
    [
        (TrainingSetFormat.Maps, LayoutWriter.AbsentCount(description.Maps)),
        (TrainingSetFormat.Labels, double.NaN),
        (TrainingSetFormat.Hod, double.NaN),
        .. description.Statistics.Select(statistic => (LayoutWriter.StatisticPath(statistic), (object?)double.NaN)),
        (TrainingSetFormat.Simulation, Absent),
        (TrainingSetFormat.SliceOfDesign, Absent),
        (TrainingSetFormat.Recipe, null),
        (TrainingSetFormat.Realisation, Absent),
        (TrainingSetFormat.Ablation, null),
        (TrainingSetFormat.Split, (sbyte)Split.Unassigned),
        (TrainingSetFormat.Galaxies, -1L),
        (TrainingSetFormat.Group, Absent),
        (TrainingSetFormat.SampleLineage, null),
        (TrainingSetFormat.GalaxiesInSlice, -1L),
        (TrainingSetFormat.SquaresInSlice, -1L),
    ];

    private static void WriteNormalisation(Hdf5File file, TrainingSetDescription description, List<SampleRow> rows)
    {
        Normalisation normalisation = Normalisation.Of(description, rows);
        WriteValues(file, "maps_mean", [.. normalisation.MapMean], "galaxies per pixel");
        WriteValues(file, "maps_standard_deviation", [.. normalisation.MapStandardDeviation], "galaxies per pixel");
        WriteValues(file, "labels_mean", [.. normalisation.LabelMean], "those of the labels");
        WriteValues(file, "labels_standard_deviation", [.. normalisation.LabelStandardDeviation], "those of the labels");
        WriteFlags(file, "maps_constant", normalisation.MapIsConstant);
        WriteFlags(file, "labels_constant", normalisation.LabelIsConstant);
        file.WriteAttribute(TrainingSetFormat.Normalisation, "rule", Normalisation.Rule);
        int columns = description.ParameterColumns.Count;
        double[] standardised = new double[rows.Count * columns];
        for (int row = 0; row < rows.Count; row++)
            for (int label = 0; label < columns; label++) standardised[(row * columns) + label] = normalisation.Standardise(label, rows[row].Record.Labels[label]);
        file.WriteDataSet<double>(TrainingSetFormat.LabelsStandardised, [rows.Count, columns], standardised);
        file.WriteAttribute(TrainingSetFormat.LabelsStandardised, TrainingSetFormat.Columns, description.ParameterColumns);
    }

    private static void WriteValues(Hdf5File file, string name, double[] values, string unit)
    {
        file.WriteDataSet<double>(TrainingSetFormat.Normalisation + "/" + name, [values.Length], values);
        file.WriteAttribute(TrainingSetFormat.Normalisation + "/" + name, "units", unit);
    }

    private static void WriteFlags(Hdf5File file, string name, IReadOnlyList<bool> flags) =>
        file.WriteDataSet<byte>(TrainingSetFormat.Normalisation + "/" + name, [flags.Count], [.. flags.Select(flag => flag ? (byte)1 : (byte)0)]);

    private static void WriteShards(Hdf5File file, TrainingSetPlan plan, string[] hashes)
    {
        string[] files = [.. plan.Shards.Select(shard => $"{plan.Description.Name}/{shard.FileName}")];
        file.WriteStrings(ShardList.File, files, files.Max(System.Text.Encoding.UTF8.GetByteCount));
        file.WriteDataSet<long>(ShardList.Samples, [files.Length], [.. plan.Shards.Select(shard => (long)shard.Samples.Count)]);
        file.WriteStrings(ShardList.Lineage, [.. plan.Shards.Select(shard => shard.Lineage)], TrainingSetFormat.LineageBytes);
        file.WriteStrings(ShardList.Hash, hashes, TrainingSetFormat.LineageBytes);
    }
}
