using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>Holds a training set against itself and its design, reading every value.</summary>
public sealed class TrainingSetVerifier
{
    private readonly string indexPath;
    private readonly IReadOnlyDictionary<int, IReadOnlyList<double>>? design;
    private readonly List<Finding> findings = [];
    private readonly List<SampleRow> rows = [];

    private TrainingSetVerifier(string indexPath, IReadOnlyDictionary<int, IReadOnlyList<double>>? design)
    {
        this.indexPath = indexPath;
        this.design = design;
    }

    /// <summary>Verifies: content hashes of index and shards, sums of maps against <c>/sample/galaxies</c>, labels against the design, that no two splits share a simulation or a
    /// group, that no sample stands twice, and normalisation and standardised labels against the samples.</summary>
    /// <param name="indexPath">The index of a training set.</param>
    /// <param name="design">The labels of each simulation, in the order of the set's columns; null where the design is not at hand.</param>
    /// <param name="cancellation">Stops between samples.</param>
    /// <returns>What is wrong; empty if nothing is.</returns>
    /// <exception cref="InvalidInputException">The file is not an index that can be read at all.</exception>
    public static IReadOnlyList<Finding> Verify(string indexPath, IReadOnlyDictionary<int, IReadOnlyList<double>>? design = null, CancellationToken cancellation = default)
    {
        var verifier = new TrainingSetVerifier(indexPath, design);
        using Hdf5File index = Hdf5File.OpenRead(indexPath);
        FileFormat.Require(index, TrainingSetFormat.Name, TrainingSetFormat.Version);
        if (!index.Exists(TrainingSetFormat.Shards)) throw new InvalidInputException("this is a part or a shard, not the index of a training set", indexPath, allowed: "a file with the group /shards");
        verifier.CheckHash(indexPath, ContentHash.OfIndex(index), index);
        foreach (ShardList shard in ShardList.Read(index)) verifier.CheckShard(shard, cancellation);
        verifier.CheckSplits();
        verifier.CheckLabels();
        verifier.CheckNormalisation(index);
        return verifier.findings;
    }

    private void Report(string file, string problem) => findings.Add(new Finding(file, problem));

    private void CheckHash(string path, string found, Hdf5File file)
    {
        string recorded = file.ReadStringAttribute("/", ContentHash.AttributeName)[0];
        if (!Same(found, recorded)) Report(path, $"its content has the hash {found}, recorded is {recorded}");
    }

    private void CheckShard(ShardList shard, CancellationToken cancellation)
    {
        try
        {
            using Hdf5File file = Hdf5File.OpenRead(shard.Path);
            FileFormat.Require(file, TrainingSetFormat.Name, TrainingSetFormat.Version);
            string lineage = file.ReadStringAttribute("/", TrainingSetFormat.Lineage)[0];
            if (!Same(lineage, shard.ShardLineage)) Report(shard.Path, $"it is of lineage {lineage}, the index was made for {shard.ShardLineage}");
            CheckHash(shard.Path, ContentHash.Of(file), file);
            string recorded = file.ReadStringAttribute("/", ContentHash.AttributeName)[0];
            if (!Same(recorded, shard.ContentHash)) Report(shard.Path, $"it records the content hash {recorded}, the index was made for {shard.ContentHash}");
            SampleRow[] held = SampleTable.Read(file);
            if (held.Length != shard.SampleCount) Report(shard.Path, $"it holds {held.Length} samples, the index counts {shard.SampleCount}");
            CheckMaps(shard.Path, file, held, cancellation);
            rows.AddRange(held);
        }
        catch (Exception unreadable) when (unreadable is Hdf5Exception or InvalidInputException)
        {
            Report(shard.Path, unreadable.Message);
        }
    }

    private void CheckMaps(string path, Hdf5File file, SampleRow[] held, CancellationToken cancellation)
    {
        using Hdf5DataSet maps = file.OpenDataSet(TrainingSetFormat.Maps), galaxies = file.OpenDataSet(TrainingSetFormat.Galaxies);
        long[] recorded = galaxies.Read<long>();
        float[] sample = new float[maps.RowLength];
        int slices = (int)maps.Shape[1];
        for (int row = 0; row < held.Length; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            maps.ReadRows(row, 1, sample.AsSpan());
            double total = 0;
            for (int slice = 0; slice < slices; slice++)
            {
                double sum = 0;
                double squares = 0;
                foreach (float count in sample.AsSpan(slice * (sample.Length / slices), sample.Length / slices))
                {
                    sum += count;
                    squares += (double)count * count;
                }

                if (sum != held[row].GalaxiesInSlice[slice] || squares != held[row].SquaresInSlice[slice])
                    Report(path, $"{held[row].Record.Identity}: slice {slice} holds {sum} galaxies (squared counts {squares}), recorded are {held[row].GalaxiesInSlice[slice]} ({held[row].SquaresInSlice[slice]})");
                total += sum;
            }

            if (total != recorded[row]) Report(path, $"{held[row].Record.Identity}: the maps hold {total} galaxies, {TrainingSetFormat.Galaxies} says {recorded[row]}");
        }
    }

    private void CheckSplits()
    {
        foreach (SampleRow row in rows.Where(row => row.Split is < Split.Train or > Split.Test)) Report(indexPath, $"{row.Record.Identity} is in no split");
        foreach (IGrouping<int, SampleRow> simulation in rows.GroupBy(row => row.Record.Identity.Simulation))
            RequireOneSplit($"simulation {simulation.Key}", simulation);
        foreach (IGrouping<int, SampleRow> group in rows.GroupBy(row => row.Record.Group))
            RequireOneSplit($"group {group.Key} (one set of initial conditions)", group);
        foreach (IGrouping<SampleIdentity, SampleRow> sample in rows.GroupBy(row => row.Record.Identity).Where(copies => copies.Count() > 1))
            Report(indexPath, $"{sample.Key} stands {sample.Count()} times");
    }

    private void RequireOneSplit(string name, IEnumerable<SampleRow> members)
    {
        Split[] splits = [.. members.Select(row => row.Split).Distinct().Order()];
        if (splits.Length > 1) Report(indexPath, $"{name} is shared by the splits {string.Join(" and ", splits)}");
    }

    private void CheckLabels()
    {
        if (design is null) return;
        foreach (SampleRecord record in rows.Select(row => row.Record))
        {
            if (!design.TryGetValue(record.Identity.Simulation, out IReadOnlyList<double>? labels)) Report(indexPath, $"{record.Identity}: the design has no such simulation");
            else if (!labels.SequenceEqual(record.Labels)) Report(indexPath, $"{record.Identity}: labels are {string.Join(", ", record.Labels)}, the design says {string.Join(", ", labels)}");
        }
    }

    private void CheckNormalisation(Hdf5File index)
    {
        (IReadOnlyList<long> shape, double[] standardised) = Read(index, TrainingSetFormat.LabelsStandardised);
        if (rows.Count != shape[0])
        {
            Report(indexPath, $"{TrainingSetFormat.LabelsStandardised} has {shape[0]} rows, {rows.Count} samples could be read; the normalisation could not be checked");
            return;
        }

        Normalisation expected = Normalisation.Of(rows, rows[0].GalaxiesInSlice.Count, SeenPixels(index), indexPath);
        RequireEqual(index, "maps_mean", expected.MapMean);
        RequireEqual(index, "maps_standard_deviation", expected.MapStandardDeviation);
        RequireEqual(index, "labels_mean", expected.LabelMean);
        RequireEqual(index, "labels_standard_deviation", expected.LabelStandardDeviation);
        for (int row = 0; row < rows.Count; row++)
        {
            for (int label = 0; label < shape[1]; label++)
            {
                if (standardised[(row * (int)shape[1]) + label] == expected.Standardise(label, rows[row].Record.Labels[label])) continue;
                Report(indexPath, $"{rows[row].Record.Identity}: {TrainingSetFormat.LabelsStandardised} does not follow from the labels and the training split");
                break;
            }
        }
    }

    private void RequireEqual(Hdf5File index, string name, IReadOnlyList<double> expected)
    {
        double[] found = Read(index, TrainingSetFormat.Normalisation + "/" + name).Values;
        if (!found.SequenceEqual(expected)) Report(indexPath, $"{TrainingSetFormat.Normalisation}/{name} is {string.Join(", ", found)}, the training split gives {string.Join(", ", expected)}");
    }

    private static int SeenPixels(Hdf5File index)
    {
        const string footprint = TrainingSetFormat.Axes + "/footprint";
        if (index.Exists(footprint)) return Read(index, footprint).Values.Count(fraction => fraction > 0);
        using Hdf5DataSet maps = index.OpenDataSet(TrainingSetFormat.Maps);
        return checked((int)(maps.Shape[2] * maps.Shape[3]));
    }

    private static (IReadOnlyList<long> Shape, double[] Values) Read(Hdf5File file, string path)
    {
        using Hdf5DataSet set = file.OpenDataSet(path);
        return (set.Shape, set.Read<double>());
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
