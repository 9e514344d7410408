using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>Who runs an attempt: the content of the file <c>claim</c>, which is created only once.</summary>
/// <param name="Host">Host name.</param>
/// <param name="ProcessId">Process id on that host.</param>
/// <param name="Started">When the attempt was claimed, UTC.</param>
public sealed record TaskClaim(
    [property: JsonPropertyName("host")] string Host,
    [property: JsonPropertyName("pid")] int ProcessId,
    [property: JsonPropertyName("started")] DateTimeOffset Started);
