using Orchestrator.Campaigns;
using Orchestrator.TrainingSets;

namespace Orchestrator.Planning;

/// <summary>A training set, as planned.</summary>
internal sealed record PlannedTrainingSet
{
    /// <summary>What the campaign file says of it.</summary>
    public required TrainingSetSettings Settings { get; init; }

    /// <summary>Which sample stands where.</summary>
    public required TrainingSetPlan Plan { get; init; }

    /// <summary>Brings the files to what <see cref="Plan"/> says.</summary>
    public required TrainingSetAssembler Assembler { get; init; }

    /// <summary>Its shards as they were found.</summary>
    public required IReadOnlyList<ShardStatus> Shards { get; init; }

    /// <summary>Whether the index is the one that <see cref="Plan"/> leads to.</summary>
    public required bool IsIndexCurrent { get; init; }

    /// <summary>Its mocks, recipe by recipe.</summary>
    public required IReadOnlyList<PlannedMock> Mocks { get; init; }

    /// <summary>Absolute path of its index.</summary>
    public string IndexPath => Assembler.IndexPath;

    /// <summary>Number of samples.</summary>
    public int SampleCount => Plan.SampleCount;

    /// <summary>Bytes of all maps before compression.</summary>
    public long MapBytes => Plan.SampleCount * Plan.Description.Maps.SampleBytes;

    /// <summary>Whether its index and its shards are there and up to date.</summary>
    public bool IsComplete => IsIndexCurrent && Shards.All(shard => shard.Condition == ShardCondition.Present);

    /// <summary>Why it is not complete, or that it is.</summary>
    public string Reason
    {
        get
        {
            ShardStatus[] absent = [.. Shards.Where(shard => shard.Condition != ShardCondition.Present)];
            if (absent.Length > 0) return $"{absent.Length} of {Shards.Count} shards to build: {absent[0].Reason}";
            return IsIndexCurrent ? "complete" : "the index is to be written";
        }
    }
}
