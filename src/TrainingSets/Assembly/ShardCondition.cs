namespace Orchestrator.TrainingSets;

/// <summary>What was found in a shard's place.</summary>
public enum ShardCondition
{
    /// <summary>The shard that is planned.</summary>
    Present,

    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file that cannot be read, or whose content is not what its hash says.</summary>
    Damaged,

    /// <summary>A good shard of another lineage: its samples, their splits or their order have changed.</summary>
    Superseded,
}
