namespace Orchestrator.TrainingSets;

/// <summary>How samples are divided among shards.</summary>
public sealed record ShardOptions
{
    /// <summary>Bytes of maps in a shard, before compression; at least one sample whatever its size. Default 1 GiB: few files, each soon read or rebuilt.</summary>
    public long Bytes { get; init; } = 1L << 30;

    /// <summary>The step of growth that a sample comes with; null for its slice of the design, so that growing a sliced design only appends shards.</summary>
    public Func<SampleRecord, int>? GrowthStep { get; init; }

    internal int StepOf(SampleRecord record) => GrowthStep is null ? Math.Max(0, record.SliceOfDesign) : GrowthStep(record);
}
