using System.Text.Json.Nodes;
using Orchestrator.Planning;
using Orchestrator.Worker;

namespace Orchestrator.Reports;

/// <summary>What the report and <c>status</c> say of the physics gates.</summary>
internal static class GateChecks
{
    private const int ReasonsTold = 3;

    /// <summary>The gates of each simulation whose record is there, quarantined ones included.</summary>
    public static IReadOnlyList<(int Simulation, GateReport Report)> Of(CampaignPlan plan) =>
    [
        .. plan.Simulations.Where(simulation => simulation.Task.Record?.Summary["gates"] is JsonObject)
            .Select(simulation =>
                (simulation.Task.Point.Simulation, GateReport.FromJson((JsonObject)simulation.Task.Record!.Summary["gates"]!))),
    ];

    /// <summary>One line for all simulations, with the check that is nearest to its bounds.</summary>
    public static ReportCheck Summarise(IReadOnlyList<(int Simulation, GateReport Report)> reports)
    {
        (int Simulation, GateCheck Check)[] checks = [.. reports.SelectMany(run => run.Report.Checks.Select(check => (run.Simulation, check)))];
        string[] faults = [.. reports.SelectMany(run => run.Report.Faults.Select(fault => $"simulation {run.Simulation}: {fault}"))];
        var detail = new List<string>();
        if (faults.Length > 0) detail.Add($"{string.Join("; ", faults)}.");
        else if (checks.Length > 0)
        {
            (int nearestOf, GateCheck nearest) = checks.MaxBy(found => Math.Abs(GatesFigure.Position(found.Check)));
            detail.Add($"All {checks.Length} checks of {reports.Count} simulations; nearest to its bounds: simulation {nearestOf}, {nearest}.");
        }
        int[] unknown = [.. reports.Where(run => run.Report.Verdict == GateVerdict.NotJudged).Select(run => run.Simulation)];
        if (unknown.Length > 0) detail.Add($"Nothing is known of {unknown.Length} of {reports.Count} simulations: {string.Join(", ", unknown)}.");
        if (Reasons(reports) is { Length: > 0 } reasons) detail.Add($"Not judged: {reasons}.");
        return new ReportCheck(
            "Physics gates: mass functions, counts along the cones, distances", faults.Length == 0 && unknown.Length == 0, string.Join(" ", detail))
        {
            IsJudged = checks.Length > 0 || faults.Length > 0,
        };
    }

    /// <summary>How many simulations passed, failed and were not judged, and why not, for <c>status</c>; null without any record.</summary>
    public static string? InWords(IReadOnlyList<(int Simulation, GateReport Report)> reports)
    {
        if (reports.Count == 0) return null;
        string words = $"{Count(reports, GateVerdict.Passed)} passed";
        if (Count(reports, GateVerdict.Failed) is > 0 and int failed) words += $", {failed} failed";
        (int, GateReport Report)[] unknown = [.. reports.Where(run => run.Report.Verdict == GateVerdict.NotJudged)];
        return unknown.Length == 0 ? words : $"{words}, {unknown.Length} not judged ({Reasons(unknown)})";
    }

    /// <summary>The same as JSON.</summary>
    public static JsonObject ToJson(IReadOnlyList<(int Simulation, GateReport Report)> reports) => new()
    {
        ["passed"] = Count(reports, GateVerdict.Passed),
        ["failed"] = Count(reports, GateVerdict.Failed),
        ["not_judged"] = Count(reports, GateVerdict.NotJudged),
        ["reasons"] = new JsonArray(
            [.. reports.Where(run => run.Report.Verdict == GateVerdict.NotJudged).SelectMany(run => run.Report.NotJudged)
                .Distinct(StringComparer.Ordinal).Select(reason => (JsonNode)reason)]),
    };

    /// <summary>How many of a simulation's checks passed, for the table of simulations.</summary>
    public static string Count(PlannedSimulation simulation)
    {
        if (simulation.Task.Record?.Summary["gates"] is not JsonObject gates) return "";
        GateReport report = GateReport.FromJson(gates);
        return report.Verdict == GateVerdict.NotJudged
            ? "not judged"
            : $"{report.Checks.Count(check => check.Passed)} of {report.Checks.Count + report.Missing.Count}";
    }

    private static int Count(IReadOnlyList<(int Simulation, GateReport Report)> reports, GateVerdict verdict) =>
        reports.Count(run => run.Report.Verdict == verdict);

    private static string Reasons(IReadOnlyList<(int Simulation, GateReport Report)> reports)
    {
        string[] reasons = [.. reports.SelectMany(run => run.Report.NotJudged).Distinct(StringComparer.Ordinal)];
        string told = string.Join("; ", reasons.Take(ReasonsTold));
        return reasons.Length > ReasonsTold ? $"{told} and {reasons.Length - ReasonsTold} more" : told;
    }
}
