namespace Orchestrator.Campaigns;

/// <summary>One entry of <c>training_sets</c>.</summary>
internal sealed record TrainingSetSettings
{
    /// <summary>Name of the training set and of its file.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the recipes whose samples it holds, in their order.</summary>
    public required IReadOnlyList<string> Recipes { get; init; }

    /// <summary>How galaxies become maps.</summary>
    public required MapSettings Maps { get; init; }

    /// <summary>Which simulations train, validate and test.</summary>
    public required SplitSettings Split { get; init; }

    /// <summary>Bytes of maps in a shard, before compression.</summary>
    public required long ShardBytes { get; init; }
}
