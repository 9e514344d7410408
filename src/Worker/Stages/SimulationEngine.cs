using System.Text.Json.Nodes;

namespace Orchestrator.Worker;

/// <summary>Which program simulates, as far as its halos depend on it.</summary>
/// <param name="Kind">The program.</param>
/// <param name="Version">Its version, as <c>V5.1</c> in the greeting of PINOCCHIO's log.</param>
/// <param name="Directives">What PINOCCHIO must have been compiled with, in any order; empty for the embedded engine.</param>
/// <param name="Ranks">MPI ranks, 1 or more: halos near the borders between ranks depend on them.</param>
public sealed record SimulationEngine(SimulationEngineKind Kind, string Version, IReadOnlyList<string> Directives, int Ranks)
{
    /// <summary>The version of the embedded engine; raised whenever its halos change.</summary>
    public const string EmbeddedVersion = "2";

    /// <summary>The version of PINOCCHIO that this program was tried with.</summary>
    public const string PinocchioVersion = "V5.1";

    /// <summary>The embedded engine: one rank, the cosmology's own distances along the cone.</summary>
    public static SimulationEngine Embedded { get; } = new(SimulationEngineKind.Embedded, EmbeddedVersion, [], 1);

    /// <summary>PINOCCHIO built for cold dark matter with a light cone, third order displacements and no radiation.</summary>
    /// <param name="ranks">MPI ranks.</param>
    public static SimulationEngine Pinocchio(int ranks) =>
        new(SimulationEngineKind.Pinocchio, PinocchioVersion, ["TWO_LPT", "THREE_LPT", "PLC", "ELL_CLASSIC", "NORADIATION"], ranks);

    /// <summary>The engine as lineages have it.</summary>
    public JsonObject ToJson() => new()
    {
        ["name"] = Kind == SimulationEngineKind.Embedded ? "embedded" : "pinocchio",
        ["version"] = Version,
        ["directives"] = new JsonArray([.. Directives.Order(StringComparer.Ordinal).Select(directive => (JsonNode)directive)]),
        ["ranks"] = Ranks,
    };

    /// <summary>Reads <see cref="ToJson"/> back.</summary>
    public static SimulationEngine FromJson(JsonObject json) => new(
        string.Equals((string?)json["name"], "embedded", StringComparison.Ordinal) ? SimulationEngineKind.Embedded : SimulationEngineKind.Pinocchio,
        (string)json["version"]!,
        [.. json["directives"]!.AsArray().Select(directive => (string)directive!)],
        (int)json["ranks"]!);
}
