using System.Text.Json.Nodes;
using Orchestrator.Planning;
using Orchestrator.Worker;

namespace Orchestrator.Reports;

/// <summary>What the report says of the physics gates.</summary>
internal static class GateChecks
{
    /// <summary>The gates of each simulation whose record is there.</summary>
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
        (int Simulation, GateCheck Check)[] failed = [.. checks.Where(found => !found.Check.Passed)];
        (int nearestOf, GateCheck nearest) = checks.MaxBy(found => Math.Abs(GatesFigure.Position(found.Check)));
        string detail = failed.Length == 0
            ? $"All {checks.Length} checks of {reports.Count} simulations; nearest to its bounds: simulation {nearestOf}, {nearest}."
            : string.Join("; ", failed.Select(found => $"simulation {found.Simulation}: {found.Check}"));
        string[] notJudged = [.. reports.SelectMany(run => run.Report.NotJudged).Distinct(StringComparer.Ordinal)];
        if (notJudged.Length > 0) detail += $" Not judged: {string.Join("; ", notJudged.Take(3))}{(notJudged.Length > 3 ? $" and {notJudged.Length - 3} more" : "")}.";
        return new ReportCheck("Physics gates: mass functions, counts along the cones, distances", failed.Length == 0, detail);
    }

    /// <summary>How many of a simulation's checks passed, for the table of simulations.</summary>
    public static string Count(PlannedSimulation simulation) => simulation.Task.Record?.Summary["gates"] is JsonObject gates
        && GateReport.FromJson(gates) is { } report
        ? $"{report.Checks.Count(check => check.Passed)} of {report.Checks.Count}"
        : "";
}
