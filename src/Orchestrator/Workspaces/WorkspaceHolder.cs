using System.Text.Json.Serialization;

namespace Orchestrator.Workspaces;

/// <summary>The process that works in a workspace.</summary>
/// <param name="Host">Host name.</param>
/// <param name="ProcessId">Process id on that host.</param>
/// <param name="Since">Since when, UTC.</param>
internal sealed record WorkspaceHolder(
    [property: JsonPropertyName("host")] string Host,
    [property: JsonPropertyName("pid")] int ProcessId,
    [property: JsonPropertyName("since")] DateTimeOffset Since);
