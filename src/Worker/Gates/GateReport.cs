using System.Text.Json.Nodes;

namespace Orchestrator.Worker;

/// <summary>Whether a run is what its declared cosmology predicts.</summary>
/// <param name="Checks">All comparisons.</param>
/// <param name="NotJudged">What could not be compared, and why, a sentence each.</param>
public sealed record GateReport(IReadOnlyList<GateCheck> Checks, IReadOnlyList<string> NotJudged)
{
    /// <summary>Whether all comparisons passed.</summary>
    public bool Passed => Checks.All(check => check.Passed);

    /// <summary>The comparisons that failed, a sentence each.</summary>
    public IReadOnlyList<string> Faults => [.. Checks.Where(check => !check.Passed).Select(check => check.ToString())];

    /// <summary>The report as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["passed"] = Passed,
        ["checks"] = new JsonArray([.. Checks.Select(check => (JsonNode)check.ToJson())]),
        ["not_judged"] = new JsonArray([.. NotJudged.Select(sentence => (JsonNode)sentence)]),
    };

    /// <summary>Reads <see cref="ToJson"/> back.</summary>
    public static GateReport FromJson(JsonObject json) => new(
        [.. json["checks"]!.AsArray().Select(check => GateCheck.FromJson((JsonObject)check!))],
        [.. json["not_judged"]!.AsArray().Select(sentence => (string)sentence!)]);
}
