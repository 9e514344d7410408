using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>A mock in <c>task.json</c>.</summary>
public sealed record MockDocument
{
    /// <summary>Folder of the mock's own task relative to the campaign's root, in which it is committed.</summary>
    [JsonPropertyName("folder")]
    public required string Folder { get; init; }

    /// <summary>Number of the mock's own attempt, from 1.</summary>
    [JsonPropertyName("attempt")]
    public required int Attempt { get; init; }

    /// <summary>Seed of the campaign.</summary>
    [JsonPropertyName("seed")]
    public required ulong Seed { get; init; }

    /// <summary>What to make, as <see cref="MockTask.ToJson"/> has it.</summary>
    [JsonPropertyName("task")]
    public required JsonObject Task { get; init; }

    /// <summary>The document of a mock.</summary>
    /// <param name="mock">What to make.</param>
    /// <param name="folder">Folder of its task relative to the campaign's root.</param>
    /// <param name="attempt">Number of its attempt.</param>
    public static MockDocument Of(MockTask mock, string folder, int attempt)
    {
        ArgumentNullException.ThrowIfNull(mock);
        return new MockDocument { Folder = folder, Attempt = attempt, Seed = mock.Seed, Task = mock.ToJson() };
    }

    /// <summary>The mock.</summary>
    public MockTask ReadTask() => MockTask.FromJson(Task, Seed);
}
