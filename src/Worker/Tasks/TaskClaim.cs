using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>Who runs an attempt: the content of the file <c>claim</c>, which is created only once.</summary>
/// <param name="Host">Host name.</param>
/// <param name="ProcessId">Process id on that host.</param>
/// <param name="Started">When the attempt was claimed, UTC.</param>
public sealed record TaskClaim(
    [property: JsonPropertyName("host")] string Host,
    [property: JsonPropertyName("pid")] int ProcessId,
    [property: JsonPropertyName("started")] DateTimeOffset Started)
{
    /// <summary>Name of the file in the attempt's folder.</summary>
    public const string FileName = "claim";

    /// <summary>The scheduler's id of the job; null outside of one.</summary>
    [JsonPropertyName("job")]
    public string? Job { get; init; }

    /// <summary>How often the scheduler restarted the job before.</summary>
    [JsonPropertyName("restarts")]
    public int Restarts { get; init; }

    /// <summary>Identifier of the host's present boot: process ids say nothing across two of them; null where there is none.</summary>
    [JsonPropertyName("boot")]
    public string? Boot { get; init; }

    /// <summary>Whether the orchestrator itself made the claim, so that no job can start the attempt any more.</summary>
    [JsonPropertyName("abandoned")]
    public bool IsAbandoned { get; init; }

    /// <summary>Path of the <c>task.json</c> that the attempt is a part of, relative to the campaign's root, for a mock that is made by the
    /// task of its simulation; null for the task's own claim.</summary>
    [JsonPropertyName("part_of")]
    public string? PartOf { get; init; }
}
