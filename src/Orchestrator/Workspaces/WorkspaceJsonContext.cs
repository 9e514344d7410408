using System.Text.Json.Serialization;

namespace Orchestrator.Workspaces;

/// <summary>Compiled (de)serialisation of the workspace's own records.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ResultLocation))]
[JsonSerializable(typeof(WorkspaceHolder))]
internal sealed partial class WorkspaceJsonContext : JsonSerializerContext;
