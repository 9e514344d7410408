using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>Builds one shard: chunks of maps are copied from the parts as they are stored, everything else is written anew.</summary>
internal static class ShardBuilder
{
    /// <summary>Builds a shard; the file appears whole or not at all.</summary>
    /// <param name="path">Where.</param>
    /// <param name="description">What all samples share.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="partPath">Path of each part.</param>
    /// <param name="cancellation">Stops between samples; nothing is left.</param>
    public static void Build(string path, TrainingSetDescription description, PlannedShard shard, IReadOnlyDictionary<PartKey, string> partPath, CancellationToken cancellation)
    {
        var places = new Dictionary<SampleIdentity, (string Path, int Index, SampleRow Row)>();
        foreach (PartKey part in shard.Parts)
        {
            IReadOnlyList<SampleRow> rows = SampleTable.Read(partPath[part]);
            for (int i = 0; i < rows.Count; i++) places[rows[i].Record.Identity] = (partPath[part], i, rows[i]);
        }

        AtomicFile.Write(path, temporary =>
        {
            using Hdf5File file = Hdf5File.Create(temporary);
            LayoutWriter.WriteRoot(file, description, shard.Lineage);
            var rows = new List<SampleRow>(shard.Samples.Count);
            using (Hdf5DataSet maps = LayoutWriter.CreateMaps(file, description.Maps, shard.Samples.Count))
            {
                foreach (PlannedSample sample in shard.Samples)
                {
                    cancellation.ThrowIfCancellationRequested();
                    (string part, int index, SampleRow row) = Find(places, sample.Record, partPath);
                    Copy(part, index, maps, rows.Count, description.Maps);
                    rows.Add(row with { Record = sample.Record, Split = sample.Split });
                }
            }

            LayoutWriter.WriteRows(file, description, rows);
            LayoutWriter.Describe(file, description);
            AxesWriter.Write(file, description.Axes, description.Maps);
            file.WriteAttribute("/", ContentHash.AttributeName, ContentHash.Of(file));
            file.Close();
        });
    }

    private static (string Path, int Index, SampleRow Row) Find(
        Dictionary<SampleIdentity, (string Path, int Index, SampleRow Row)> places, SampleRecord record, IReadOnlyDictionary<PartKey, string> partPath)
    {
        if (!places.TryGetValue(record.Identity, out (string Path, int Index, SampleRow Row) place))
            throw new InvalidInputException("the part does not hold this sample", partPath[record.Identity.Part], key: "sample", value: $"{record.Identity}");
        SampleRecord held = place.Row.Record;
        if (!string.Equals(held.Lineage, record.Lineage, StringComparison.Ordinal))
            throw new InvalidInputException("the part is of another lineage than planned", place.Path, key: TrainingSetFormat.SampleLineage, value: held.Lineage, allowed: record.Lineage);
        if (!held.Labels.SequenceEqual(record.Labels))
            throw new InvalidInputException(
                $"the labels of {record.Identity} are not those of the design", place.Path, key: TrainingSetFormat.Labels, value: string.Join(", ", held.Labels), allowed: string.Join(", ", record.Labels));
        return place;
    }

    private static void Copy(string partPath, int index, Hdf5DataSet target, int row, MapLayout layout)
    {
        using Hdf5File part = Hdf5File.OpenRead(partPath);
        using Hdf5DataSet source = part.OpenDataSet(TrainingSetFormat.Maps);
        if (source.ElementType != target.ElementType || !source.ChunkShape!.SequenceEqual(target.ChunkShape!) || !source.Shape.Skip(1).SequenceEqual(target.Shape.Skip(1)))
        {
            throw new InvalidInputException(
                "the part's maps are of another shape than the training set's",
                partPath,
                key: TrainingSetFormat.Maps,
                value: $"{string.Join(" x ", source.Shape.Skip(1))} {source.ElementType}",
                allowed: $"{string.Join(" x ", target.Shape.Skip(1))} {target.ElementType}");
        }

        for (int slice = 0; slice < layout.Slices; slice += layout.ChunkSlices)
        {
            byte[] stored = source.ReadChunk([index, slice, 0, 0], out uint skippedFilters);
            target.WriteChunk([row, slice, 0, 0], stored, skippedFilters);
        }
    }
}
