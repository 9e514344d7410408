using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>What a finished attempt says about itself: <c>done.json</c>, and <c>result.json</c> once it is committed.</summary>
public sealed record TaskResult
{
    /// <summary>Name and version of this format.</summary>
    public const string CurrentSchema = "orchestrator/result/1";

    /// <summary>Name and version of the format of this record.</summary>
    [JsonPropertyName("schema")]
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Hash of the task's lineage.</summary>
    [JsonPropertyName("lineage")]
    public required string Lineage { get; init; }

    /// <summary>All that the lineage is made of: stage, version, parameters, inputs, seed.</summary>
    [JsonPropertyName("made_of")]
    public required JsonObject MadeOf { get; init; }

    /// <summary>Number of the design's point.</summary>
    [JsonPropertyName("simulation")]
    public required int Simulation { get; init; }

    /// <summary>Number of the attempt, from 1.</summary>
    [JsonPropertyName("attempt")]
    public required int Attempt { get; init; }

    /// <summary>The files of the result.</summary>
    [JsonPropertyName("files")]
    public required IReadOnlyList<ResultFile> Files { get; init; }

    /// <summary>Counts and figures of the stage, for reports.</summary>
    [JsonPropertyName("summary")]
    public required JsonObject Summary { get; init; }

    /// <summary>Things that a person should know.</summary>
    [JsonPropertyName("warnings")]
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Why the files must not be used; none for a result that may be committed.</summary>
    [JsonPropertyName("faults")]
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Host on which the attempt ran.</summary>
    [JsonPropertyName("host")]
    public required string Host { get; init; }

    /// <summary>When the attempt began, UTC.</summary>
    [JsonPropertyName("started")]
    public required DateTimeOffset Started { get; init; }

    /// <summary>Wall-clock time of the attempt in seconds.</summary>
    [JsonPropertyName("seconds")]
    public required double Seconds { get; init; }

    /// <summary>Version of the program.</summary>
    [JsonPropertyName("software_version")]
    public required string SoftwareVersion { get; init; }
}
