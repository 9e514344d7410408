namespace Orchestrator.TrainingSets;

/// <summary>A planned shard and what was found in its place.</summary>
/// <param name="Shard">The shard.</param>
/// <param name="Condition">What was found.</param>
/// <param name="Reason">One sentence on why it is to be rebuilt; empty if it is not.</param>
public sealed record ShardStatus(PlannedShard Shard, ShardCondition Condition, string Reason)
{
    /// <summary>The parts that rebuilding takes: none for a shard that is present.</summary>
    public IReadOnlyList<PartKey> PartsNeeded => Condition == ShardCondition.Present ? [] : Shard.Parts;
}
