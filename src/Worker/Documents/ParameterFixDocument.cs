using System.Text.Json.Serialization;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>A parameter to change, in <c>failed.json</c>.</summary>
/// <param name="Key">The key in the parameter file.</param>
/// <param name="Value">The value to give it, in the file's unit.</param>
/// <param name="IsFromLog">Whether the log tells the value; else it is the next to try.</param>
public sealed record ParameterFixDocument(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("value")] double Value,
    [property: JsonPropertyName("from_log")] bool IsFromLog)
{
    /// <summary>As a verdict has it.</summary>
    public ParameterFix ToFix() => new(Key, Value, IsFromLog);
}
