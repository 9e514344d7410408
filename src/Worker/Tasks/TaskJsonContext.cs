using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>Compiled (de)serialisation of the files of a task.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(TaskResult))]
[JsonSerializable(typeof(TaskClaim))]
internal sealed partial class TaskJsonContext : JsonSerializerContext;
