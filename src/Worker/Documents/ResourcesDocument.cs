using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>What an attempt may use.</summary>
/// <param name="Cores">Cores over all ranks and threads.</param>
/// <param name="Memory">Bytes of memory.</param>
/// <param name="Ranks">MPI ranks of PINOCCHIO; 1 for everything else.</param>
/// <param name="Threads">Threads of the worker.</param>
public sealed record ResourcesDocument(
    [property: JsonPropertyName("cores")] int Cores,
    [property: JsonPropertyName("memory")] long Memory,
    [property: JsonPropertyName("ranks")] int Ranks,
    [property: JsonPropertyName("threads")] int Threads);
