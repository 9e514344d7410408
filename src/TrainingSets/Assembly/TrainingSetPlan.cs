using System.Globalization;
using System.Text;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>A training set as it shall be: which sample stands where, in which split, in which shard. Made of what is known before any map is.</summary>
public sealed class TrainingSetPlan
{
    private TrainingSetPlan(TrainingSetDescription description, IReadOnlyList<PlannedShard> shards, string lineage)
    {
        Description = description;
        Shards = shards;
        Lineage = lineage;
    }

    /// <summary>What all samples share.</summary>
    public TrainingSetDescription Description { get; }

    /// <summary>The shards in order.</summary>
    public IReadOnlyList<PlannedShard> Shards { get; }

    /// <summary>SHA-256 of everything that makes the index: description, provenance, shards.</summary>
    public string Lineage { get; }

    /// <summary>Number of samples in all shards.</summary>
    public int SampleCount => Shards.Sum(shard => shard.Samples.Count);

    /// <summary>Orders samples and divides them among shards.</summary>
    /// <param name="description">What all samples share.</param>
    /// <param name="samples">The samples, in any order.</param>
    /// <param name="splits">The split of each simulation, see <see cref="SplitAssignment"/>.</param>
    /// <param name="seed">The campaign's seed.</param>
    /// <param name="options">How shards are cut; null for the defaults.</param>
    /// <exception cref="InvalidInputException">There is no sample, one stands twice, a simulation has no split, a group lies in two, or the maps are impossible.</exception>
    public static TrainingSetPlan Create(
        TrainingSetDescription description, IReadOnlyCollection<SampleRecord> samples, IReadOnlyDictionary<int, Split> splits, ulong seed, ShardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(splits);
        options ??= new ShardOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Bytes, nameof(options));
        description.Validate();
        if (samples.Count == 0) throw new InvalidInputException("a training set needs samples", key: description.Name);
        Require(description, samples, splits);
        PlannedSample[] ordered = SampleOrder.Sort(samples.Select(record => new PlannedSample(record, splits[record.Identity.Simulation], options.StepOf(record))), seed);
        string fingerprint = description.Fingerprint();
        int perShard = (int)Math.Clamp(options.Bytes / description.Maps.SampleBytes, 1, int.MaxValue);
        var shards = new List<PlannedShard>();
        foreach (IGrouping<int, PlannedSample> step in ordered.GroupBy(sample => sample.GrowthStep))
        {
            foreach (PlannedSample[] shard in step.Chunk(perShard)) shards.Add(new PlannedShard(shards.Count, ShardLineage(fingerprint, shard), shard));
        }

        return new TrainingSetPlan(description, shards, IndexLineage(description, fingerprint, shards));
    }

    private static void Require(TrainingSetDescription description, IReadOnlyCollection<SampleRecord> samples, IReadOnlyDictionary<int, Split> splits)
    {
        var seen = new HashSet<SampleIdentity>();
        var splitOfGroup = new Dictionary<int, (Split Split, int Simulation)>();
        foreach (SampleRecord record in samples)
        {
            record.Validate(description);
            int simulation = record.Identity.Simulation;
            if (!seen.Add(record.Identity)) throw new InvalidInputException("the sample stands in the training set twice", key: description.Name, value: $"{record.Identity}");
            if (!splits.TryGetValue(simulation, out Split split) || split == Split.Unassigned)
                throw new InvalidInputException("the simulation is in no split", key: "split", value: $"{simulation}", allowed: "each simulation in one of train, validation, test");
            if (splitOfGroup.TryAdd(record.Group, (split, simulation)) || splitOfGroup[record.Group].Split == split) continue;
            throw new InvalidInputException(
                $"simulations {splitOfGroup[record.Group].Simulation} and {simulation} share their initial conditions (group {record.Group}) but not their split",
                key: "split",
                value: $"{splitOfGroup[record.Group].Split} and {split}",
                allowed: "one split for a group");
        }
    }

    private static string ShardLineage(string fingerprint, IEnumerable<PlannedSample> samples)
    {
        var text = new StringBuilder($"shard\n{fingerprint}\n");
        foreach (PlannedSample sample in samples)
        {
            SampleRecord record = sample.Record;
            SampleIdentity identity = record.Identity;
            text.Append(CultureInfo.InvariantCulture, $"{record.Lineage}\t{identity.Simulation}\t{identity.Recipe}\t{identity.Realisation}\t{identity.Ablation}\t");
            text.Append(CultureInfo.InvariantCulture, $"{record.SliceOfDesign}\t{record.Group}\t{(int)sample.Split}");
            foreach (double value in record.Labels.Concat(record.Hod)) text.Append(CultureInfo.InvariantCulture, $"\t{value:R}");
            text.Append('\n');
        }

        return Hash(text);
    }

    private static string IndexLineage(TrainingSetDescription description, string fingerprint, IEnumerable<PlannedShard> shards)
    {
        var text = new StringBuilder($"index\n{description.Name}\n{fingerprint}\n");
        foreach (PlannedShard shard in shards) text.Append(shard.Lineage).Append('\n');
        foreach ((string name, string content) in description.Provenance.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append(name).Append('\t').Append(Convert.ToHexStringLower(Sha256.HashData(Encoding.UTF8.GetBytes(content)))).Append('\n');
        return Hash(text);
    }

    private static string Hash(StringBuilder text) => Convert.ToHexStringLower(Sha256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
