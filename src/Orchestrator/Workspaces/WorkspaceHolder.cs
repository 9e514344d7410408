using System.Text.Json.Serialization;

namespace Orchestrator.Workspaces;

/// <summary>The process that works in a workspace.</summary>
/// <param name="Host">Host name.</param>
/// <param name="ProcessId">Process id on that host.</param>
/// <param name="Since">Since when, UTC.</param>
internal sealed record WorkspaceHolder(
    [property: JsonPropertyName("host")] string Host,
    [property: JsonPropertyName("pid")] int ProcessId,
    [property: JsonPropertyName("since")] DateTimeOffset Since)
{
    /// <summary>Identifier of the host's boot: process ids say nothing across two of them.</summary>
    [JsonPropertyName("boot")]
    public string Boot { get; init; } = "";

    /// <summary>When the process started, in clock ticks from that boot: process ids are given again.</summary>
    [JsonPropertyName("start")]
    public long? StartTime { get; init; }
}
