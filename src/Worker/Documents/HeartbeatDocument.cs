using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>How an attempt shows that it lives.</summary>
/// <param name="Interval">Seconds between two beats.</param>
/// <param name="Limit">Seconds after which an attempt without a beat may be taken for dead.</param>
public sealed record HeartbeatDocument(
    [property: JsonPropertyName("interval")] double Interval,
    [property: JsonPropertyName("limit")] double Limit);
