using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>Compiled (de)serialisation of the files of a task.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", UseStringEnumConverter = true)]
[JsonSerializable(typeof(TaskDocument))]
[JsonSerializable(typeof(FailedAttempt))]
[JsonSerializable(typeof(TaskResult))]
[JsonSerializable(typeof(TaskClaim))]
internal sealed partial class TaskJsonContext : JsonSerializerContext;
