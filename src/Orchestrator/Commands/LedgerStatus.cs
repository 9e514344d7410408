using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Workspaces;

namespace Orchestrator.Commands;

/// <summary>What the ledger adds to <c>status</c>: each task that is not at its end, whose turn it is and why, and what was used.</summary>
internal sealed record LedgerStatus
{
    private const int MostLines = 40;
    private const double SecondsPerHour = 3600;

    /// <summary>Why the campaign holds; null if it does not.</summary>
    public required string? Hold { get; init; }

    /// <summary>Tasks that are neither committed nor retired.</summary>
    public required IReadOnlyList<LedgerTask> Tasks { get; init; }

    /// <summary>Core-hours reserved, used, and of those wasted.</summary>
    public required (double Reserved, double Spent, double Wasted) CoreHours { get; init; }

    /// <summary>Reads the ledger of a workspace, beside its writer too.</summary>
    /// <returns>Null if it has none.</returns>
    public static LedgerStatus? Read(Workspace workspace, TimeProvider time)
    {
        using CampaignLedger? ledger = CampaignLedger.OpenToRead(workspace.Root, time);
        if (ledger is null) return null;
        IEnumerable<LedgerState> open = TaskStates.All.Select(state => state.State)
            .Where(state => state is not (LedgerState.Committed or LedgerState.Retired));
        return new LedgerStatus
        {
            Hold = CampaignHold.ReasonIn(ledger),
            Tasks = [.. open.SelectMany(ledger.In).OrderBy(task => task.Id)],
            CoreHours = (ledger.Reserved / SecondsPerHour, ledger.Spent / SecondsPerHour, ledger.Wasted / SecondsPerHour),
        };
    }

    /// <summary>The status in words.</summary>
    public IEnumerable<string> InWords()
    {
        yield return string.Create(
            CultureInfo.InvariantCulture, $"core-hours    {CoreHours.Spent:F2} used ({CoreHours.Wasted:F2} wasted), {CoreHours.Reserved:F2} reserved");
        if (Hold is not null) yield return $"holds         {Hold}";
        foreach (LedgerTask task in Tasks.Take(MostLines)) yield return $"{TaskStates.Word(task.State),-13} {Explain(task)}";
        if (Tasks.Count > MostLines) yield return $"              and {Tasks.Count - MostLines} more; --json has all";
    }

    /// <summary>The status as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["hold"] = Hold,
        ["core_hours"] = new JsonObject { ["spent"] = CoreHours.Spent, ["wasted"] = CoreHours.Wasted, ["reserved"] = CoreHours.Reserved },
        ["open_tasks"] = new JsonArray([.. Tasks.Select(task => (JsonNode)new JsonObject
        {
            ["folder"] = task.Folder,
            ["simulation"] = task.Point,
            ["state"] = TaskStates.Word(task.State),
            ["owner"] = TaskStates.OwnerWord(TaskStates.Of(task.State).Owner),
            ["since"] = task.Since.ToString("O"),
            ["attempt"] = task.Attempt,
            ["failures"] = task.Failures,
            ["explanation"] = task.Explanation,
        })]),
    };

    private static string Explain(LedgerTask task)
    {
        StateDescription state = TaskStates.Of(task.State);
        string way = state.Owner == StateOwner.Person ? "; `retry` tries again" : "";
        if (task.State == LedgerState.Stuck) way = "; `cancel`, or the site's administrators";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{task.Folder}, attempt {task.Attempt}, since {task.Since:u}, {TaskStates.OwnerWord(state.Owner)}: {task.Explanation ?? state.Meaning}{way}");
    }
}
