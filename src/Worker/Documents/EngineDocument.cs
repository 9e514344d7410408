using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>How PINOCCHIO is called.</summary>
/// <param name="Launcher">Program and arguments before the engine, as <c>mpirun -np 4</c>; empty for none.</param>
/// <param name="Program">Absolute path of <c>pinocchio.x</c>.</param>
/// <param name="Grace">Seconds that the program may take to end after its last words.</param>
public sealed record EngineDocument(
    [property: JsonPropertyName("launcher")] IReadOnlyList<string> Launcher,
    [property: JsonPropertyName("program")] string Program,
    [property: JsonPropertyName("grace")] double Grace = 60);
