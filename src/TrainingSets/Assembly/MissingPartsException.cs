using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>Shards are to be built and parts they need are not there. Nothing was written.</summary>
public sealed class MissingPartsException : OrchestratorException
{
    /// <summary>Makes the exception and its message.</summary>
    /// <param name="parts">The parts that are needed and absent.</param>
    /// <param name="shards">The shards that need them.</param>
    public MissingPartsException(IReadOnlyList<PartKey> parts, IReadOnlyList<PlannedShard> shards)
        : base(Compose(parts, shards))
    {
        Parts = parts;
        Shards = shards;
    }

    /// <summary>The parts that are needed and absent.</summary>
    public IReadOnlyList<PartKey> Parts { get; }

    /// <summary>The shards that need them.</summary>
    public IReadOnlyList<PlannedShard> Shards { get; }

    private static string Compose(IReadOnlyList<PartKey> parts, IReadOnlyList<PlannedShard> shards)
    {
        const int shown = 5;
        string list = string.Join(", ", parts.Take(shown).Select(part => $"simulation {part.Simulation} by {part.Recipe}"));
        string more = parts.Count > shown ? $" and {parts.Count - shown} more" : "";
        return $"{string.Join(", ", shards.Take(shown).Select(shard => shard.FileName))} cannot be built: the parts of {list}{more} are not there";
    }
}
