using System.Text.Json;
using System.Text.Json.Serialization;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>The file <c>failed.json</c>: a worker's own account of why its attempt came to nothing.</summary>
public sealed record FailedAttempt
{
    /// <summary>Name and version of this format.</summary>
    public const string CurrentSchema = "orchestrator/failed/1";

    /// <summary>Name of the file in the attempt's folder.</summary>
    public const string FileName = "failed.json";

    /// <summary>Name and version of the format of this record.</summary>
    [JsonPropertyName("schema")]
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>Folder of the task at fault relative to the campaign's root: the simulation's or that of one of its mocks.</summary>
    [JsonPropertyName("folder")]
    public required string Folder { get; init; }

    /// <summary>Number of the attempt.</summary>
    [JsonPropertyName("attempt")]
    public required int Attempt { get; init; }

    /// <summary>What went wrong, in one word with hyphens, equal for equal causes: <c>too-many-peaks</c>, <c>disk-full</c>.</summary>
    [JsonPropertyName("cause")]
    public required string Cause { get; init; }

    /// <summary>What to do.</summary>
    [JsonPropertyName("retry")]
    public required FailureRemedy Remedy { get; init; }

    /// <summary>What went wrong, in a sentence for a person.</summary>
    [JsonPropertyName("explanation")]
    public required string Explanation { get; init; }

    /// <summary>The parameter to change, if one helps.</summary>
    [JsonPropertyName("fix")]
    public ParameterFixDocument? Fix { get; init; }

    /// <summary>Exit code of PINOCCHIO as a shell counts it; null if it did not run or did not end by itself.</summary>
    [JsonPropertyName("exit_code")]
    public int? ExitCode { get; init; }

    /// <summary>Host on which the attempt ran.</summary>
    [JsonPropertyName("host")]
    public required string Host { get; init; }

    /// <summary>When it failed, UTC.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    /// <summary>Version of the program.</summary>
    [JsonPropertyName("software_version")]
    public string SoftwareVersion { get; init; } = Orchestrator.Worker.SoftwareVersion.Current;

    /// <summary>Writes the record into the attempt's folder.</summary>
    /// <param name="folder">Absolute path of the attempt's folder.</param>
    public void Write(string folder) => AtomicFile.WriteAllBytes(
        Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, TaskJsonContext.Default.FailedAttempt));

    /// <summary>Reads a record's text.</summary>
    /// <param name="text">The content of a <c>failed.json</c>.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="InvalidInputException">It is damaged or of a newer format.</exception>
    public static FailedAttempt Parse(string text, string path)
    {
        try
        {
            FailedAttempt? record = JsonSerializer.Deserialize(text, TaskJsonContext.Default.FailedAttempt);
            if (record?.Schema is CurrentSchema) return record;
            throw new InvalidInputException("another format than this program reads", path, key: "schema", value: record?.Schema, allowed: CurrentSchema);
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException("not the record of a failure: " + exception.Message, path, innerException: exception);
        }
    }
}
