using System.Text.Json.Nodes;

namespace Orchestrator.Worker;

/// <summary>Whether a run is what its declared cosmology predicts.</summary>
/// <param name="Checks">All comparisons.</param>
/// <param name="NotJudged">What could not be compared, and why, a sentence each.</param>
public sealed record GateReport(IReadOnlyList<GateCheck> Checks, IReadOnlyList<string> NotJudged)
{
    /// <summary>The gates by name, in the order in which they are told.</summary>
    public static IReadOnlyList<string> Gates { get; } = [GateCheck.MassFunction, GateCheck.ConeCounts, GateCheck.Distances];

    /// <summary>What the run should have written and has not, a sentence each that begins with the gate's name; any of them fails the run.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The verdict on the run: failed with anything at fault, not judged if nothing was compared.</summary>
    public GateVerdict Verdict => Of(Faults.Count > 0, Checks.Count > 0);

    /// <summary>What failed, a sentence each: what is missing and the comparisons outside their bounds.</summary>
    public IReadOnlyList<string> Faults => [.. Missing, .. Checks.Where(check => !check.Passed).Select(check => check.ToString())];

    /// <summary>The verdict of one gate alone.</summary>
    /// <param name="gate">One of <see cref="Gates"/>.</param>
    public GateVerdict VerdictOf(string gate)
    {
        GateCheck[] checks = [.. Checks.Where(check => string.Equals(check.Gate, gate, StringComparison.Ordinal))];
        bool isMissing = Missing.Any(sentence => sentence.StartsWith($"{gate},", StringComparison.Ordinal));
        return Of(isMissing || checks.Any(check => !check.Passed), checks.Length > 0);
    }

    /// <summary>The word for a verdict in documents and messages.</summary>
    public static string Word(GateVerdict verdict) =>
        verdict switch { GateVerdict.Passed => "passed", GateVerdict.Failed => "failed", _ => "not judged" };

    /// <summary>The report as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["verdict"] = Word(Verdict),
        ["passed"] = Verdict == GateVerdict.Passed,
        ["by_gate"] = new JsonObject(Gates.Select(gate => KeyValuePair.Create(gate, (JsonNode?)Word(VerdictOf(gate))))),
        ["checks"] = new JsonArray([.. Checks.Select(check => (JsonNode)check.ToJson())]),
        ["missing"] = Sentences(Missing),
        ["not_judged"] = Sentences(NotJudged),
    };

    /// <summary>Reads <see cref="ToJson"/> back, and what earlier versions wrote: verdicts follow from the checks.</summary>
    public static GateReport FromJson(JsonObject json) => new(
        [.. json["checks"]!.AsArray().Select(check => GateCheck.FromJson((JsonObject)check!))], Strings(json["not_judged"]))
    {
        Missing = Strings(json["missing"]),
    };

    private static GateVerdict Of(bool hasFaults, bool hasChecks)
    {
        if (hasFaults) return GateVerdict.Failed;
        return hasChecks ? GateVerdict.Passed : GateVerdict.NotJudged;
    }

    private static JsonArray Sentences(IReadOnlyList<string> sentences) => new([.. sentences.Select(sentence => (JsonNode)sentence)]);

    private static string[] Strings(JsonNode? sentences) => sentences is JsonArray array ? [.. array.Select(sentence => (string)sentence!)] : [];
}
