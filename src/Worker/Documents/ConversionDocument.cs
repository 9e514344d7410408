using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>A finished run in <c>task.json</c>.</summary>
/// <param name="RunFolder">Absolute path of the run's folder where the task runs.</param>
/// <param name="Task">What the run must be, as <see cref="ConvertConeTask.ToJson"/> has it.</param>
public sealed record ConversionDocument(
    [property: JsonPropertyName("run_folder")] string RunFolder,
    [property: JsonPropertyName("task")] JsonObject Task)
{
    /// <summary>The document of a conversion.</summary>
    public static ConversionDocument Of(ConvertConeTask conversion)
    {
        ArgumentNullException.ThrowIfNull(conversion);
        return new ConversionDocument(conversion.RunFolder, conversion.ToJson());
    }

    /// <summary>The conversion.</summary>
    public ConvertConeTask ReadTask() => ConvertConeTask.FromJson(Task, RunFolder);
}
