using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Ledger;
using Orchestrator.Numerics;
using Orchestrator.Worker;

namespace Orchestrator.Running;

/// <summary>The attempts at a task, from its folder and from the ledger as far as there is one: where and when each ran, and how it ended.</summary>
internal static class AttemptHistory
{
    /// <summary>The attempts in order, as JSON.</summary>
    /// <param name="workspace">Absolute path of the workspace.</param>
    /// <param name="folder">The task's folder.</param>
    /// <param name="time">The clock.</param>
    public static JsonArray Of(string workspace, TaskFolder folder, TimeProvider time)
    {
        using CampaignLedger? ledger = CampaignLedger.OpenToRead(workspace, time);
        LedgerTask? task = ledger?.Find(Path.GetRelativePath(workspace, folder.FullPath).Replace(Path.DirectorySeparatorChar, '/'));
        Dictionary<int, LedgerAttempt> known = (task is null ? [] : ledger!.Attempts(task.Id)).ToDictionary(attempt => attempt.Number);
        int? committed = folder.ReadResult()?.Attempt;
        return new JsonArray([.. folder.Attempts.Union(known.Keys).Order().Select(
            number => (JsonNode)Describe(folder.AttemptPath(number), number, known.GetValueOrDefault(number), committed))]);
    }

    private static JsonObject Describe(string path, int number, LedgerAttempt? known, int? committed)
    {
        TaskClaim? claim = Read(() => AttemptClaim.Read(path));
        string record = Path.Combine(path, FailedAttempt.FileName);
        FailedAttempt? failure = File.Exists(record) ? Read(() => FailedAttempt.Parse(File.ReadAllText(record), record)) : null;
        string? ending = number == committed ? "committed" : failure?.Cause ?? known?.Ending;
        return new JsonObject
        {
            ["attempt"] = number,
            ["host"] = claim?.Host ?? known?.Host,
            ["started"] = claim?.Started.ToString("O", CultureInfo.InvariantCulture),
            ["job"] = known?.Token is { Length: > 0 } token ? token : claim?.Job,
            ["part_of"] = claim?.PartOf,
            ["ending"] = ending,
            ["explanation"] = number == committed ? null : failure?.Explanation ?? known?.Explanation,
        };
    }

    private static T? Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }
}
