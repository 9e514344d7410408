namespace Orchestrator.TrainingSets;

/// <summary>A shard as it shall be.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Lineage">SHA-256 of everything that makes its content.</param>
/// <param name="Samples">Its samples in order.</param>
public sealed record PlannedShard(int Number, string Lineage, IReadOnlyList<PlannedSample> Samples)
{
    /// <summary>Name of its file.</summary>
    public string FileName => $"shard-{Number:D5}.h5";

    /// <summary>The parts it is assembled from, in the order of simulations and recipes.</summary>
    public IReadOnlyList<PartKey> Parts { get; } =
        [.. Samples.Select(sample => sample.Record.Identity.Part).Distinct().OrderBy(part => part.Simulation).ThenBy(part => part.Recipe, StringComparer.Ordinal)];
}
