using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>The file <c>task.json</c>: all that a node needs to know to make one attempt at a task.</summary>
/// <remarks>
/// Staged in the attempt's folder before the job is submitted, and never changed: its hash says so. A task is a simulation (or the
/// conversion of a finished run) with its mocks, or mocks alone from a committed simulation.
/// </remarks>
public sealed record TaskDocument
{
    /// <summary>Name and version of this format.</summary>
    public const string CurrentSchema = "orchestrator/task/1";

    /// <summary>Name of the file in the attempt's folder.</summary>
    public const string FileName = "task.json";

    /// <summary>Name and version of the format of this document.</summary>
    [JsonPropertyName("schema")]
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>SHA-256 over the canonical JSON of all other members; <see cref="ToBytes"/> sets it.</summary>
    [JsonPropertyName("hash")]
    public string Hash { get; init; } = "";

    /// <summary>Name of the campaign.</summary>
    [JsonPropertyName("campaign")]
    public required string Campaign { get; init; }

    /// <summary>The workspace that the task belongs to: an identifier drawn once, which the root's file <c>owner</c> holds.</summary>
    [JsonPropertyName("owner")]
    public required string Owner { get; init; }

    /// <summary>Folder of the task relative to the campaign's root; the attempt's folder lies in it. That of the simulation, or of the
    /// first mock where there is none.</summary>
    [JsonPropertyName("folder")]
    public required string Folder { get; init; }

    /// <summary>Number of the attempt, from 1.</summary>
    [JsonPropertyName("attempt")]
    public required int Attempt { get; init; }

    /// <summary>What to simulate, as <see cref="SimulationTask.ToJson"/> has it; null if nothing.</summary>
    [JsonPropertyName("simulation")]
    public JsonObject? Simulation { get; init; }

    /// <summary>Sizes of PINOCCHIO's buffers, as <see cref="SimulationTask.BuffersToJson"/> has them: what a retry changes.</summary>
    [JsonPropertyName("buffers")]
    public JsonObject? Buffers { get; init; }

    /// <summary>The finished run to convert; null if none.</summary>
    [JsonPropertyName("conversion")]
    public ConversionDocument? Conversion { get; init; }

    /// <summary>Folder of the committed simulation that the mocks are painted on, relative to the root; null if this task makes it.</summary>
    [JsonPropertyName("halos")]
    public string? Halos { get; init; }

    /// <summary>The mocks to make, each committed by itself.</summary>
    [JsonPropertyName("mocks")]
    public IReadOnlyList<MockDocument> Mocks { get; init; } = [];

    /// <summary>What the attempt may use.</summary>
    [JsonPropertyName("resources")]
    public required ResourcesDocument Resources { get; init; }

    /// <summary>How often the worker shows that it lives.</summary>
    [JsonPropertyName("heartbeat")]
    public required HeartbeatDocument Heartbeat { get; init; }

    /// <summary>How PINOCCHIO is called; null for other engines.</summary>
    [JsonPropertyName("engine")]
    public EngineDocument? Engine { get; init; }

    /// <summary>Variables of PINOCCHIO's environment beside those that the job has.</summary>
    [JsonPropertyName("environment")]
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Path of <c>task.json</c> relative to the campaign's root.</summary>
    [JsonIgnore]
    public string RelativePath => $"{Folder}/attempt-{Attempt}/{FileName}";

    /// <summary>The document of a simulation with its mocks.</summary>
    /// <param name="simulation">What to simulate.</param>
    public TaskDocument With(SimulationTask simulation)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        return this with { Simulation = simulation.ToJson(), Buffers = simulation.BuffersToJson() };
    }

    /// <summary>The document with another value of one of PINOCCHIO's buffers: what a verdict asks for before a run is tried again.</summary>
    /// <param name="fix">The key and its value.</param>
    /// <exception cref="InvalidInputException">The key is not one that a retry may change.</exception>
    public TaskDocument With(ParameterFix fix)
    {
        ArgumentNullException.ThrowIfNull(fix);
        JsonObject buffers = (JsonObject?)Buffers?.DeepClone() ?? [];
        if (!buffers.ContainsKey(fix.Key))
            throw new InvalidInputException(
                "not a parameter that a retry may change", FileName, key: fix.Key, allowed: string.Join(", ", buffers.Select(pair => pair.Key)));
        // MaxMem is a whole number of MB.
        buffers[fix.Key] = fix.Key is "MaxMem" ? JsonValue.Create((int)Math.Ceiling(fix.Value)) : JsonValue.Create(fix.Value);
        return this with { Buffers = buffers };
    }

    /// <summary>The simulation; null if there is none.</summary>
    public SimulationTask? ReadSimulation() => Simulation is null ? null : SimulationTask.FromJson(Simulation, Buffers);

    /// <summary>The file's content, with its hash.</summary>
    public byte[] ToBytes() =>
        JsonSerializer.SerializeToUtf8Bytes(this with { Hash = ComputeHash() }, TaskJsonContext.Default.TaskDocument);

    /// <summary>Reads a document and checks that it is whole, unchanged and in its place.</summary>
    /// <param name="path">Path of <c>task.json</c>.</param>
    /// <exception cref="InvalidInputException">It is not there, damaged, of a newer format, or lies elsewhere than it says.</exception>
    public static TaskDocument Read(string path)
    {
        TaskDocument document = Parse(path);
        if (document.Schema is not CurrentSchema)
            throw new InvalidInputException("another format than this program reads", path, key: "schema", value: document.Schema, allowed: CurrentSchema);
        string hash = document.ComputeHash();
        if (!string.Equals(hash, document.Hash, StringComparison.Ordinal))
            throw new InvalidInputException("the content was changed or damaged since it was written", path, key: "hash", value: document.Hash, allowed: hash);
        TaskPaths.Require(document, path);
        return document;
    }

    private static TaskDocument Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), TaskJsonContext.Default.TaskDocument)
                ?? throw new InvalidInputException("no task", path, value: "null");
        }
        catch (JsonException exception)
        {
            int? line = exception.LineNumber is long number ? (int)number + 1 : null;
            throw new InvalidInputException("not a task: " + exception.Message, path, line, innerException: exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException("there is no such file", path, innerException: exception);
        }
    }

    private string ComputeHash() => Convert.ToHexStringLower(
        Sha256.HashData(CanonicalJson.Bytes(JsonSerializer.SerializeToNode(this with { Hash = "" }, TaskJsonContext.Default.TaskDocument))));
}
