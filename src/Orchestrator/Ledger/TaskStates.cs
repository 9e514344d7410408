using System.Text;

namespace Orchestrator.Ledger;

/// <summary>The table of all states of a task. The ledger refuses every step that is not in it, and <c>docs/reference/states.md</c> is
/// printed from it.</summary>
internal static class TaskStates
{
    private const string Found = "its result is found committed";
    private const string NoLongerAsked = "the campaign no longer asks for it";

    /// <summary>All states, in the order in which a task meets them.</summary>
    public static IReadOnlyList<StateDescription> All { get; } =
    [
        new(LedgerState.Waiting, StateOwner.Orchestrator, "It is submitted as soon as limits, budget and the campaign's hold allow.",
        [
            (LedgerState.Submitting, "the intent to submit its job is written"),
            (LedgerState.Committed, Found),
            (LedgerState.Failed, "it needs more than the site or the budget has"),
            (LedgerState.Quarantined, "it is found quarantined in its folder"),
            (LedgerState.Cancelled, "a person cancels it"),
            (LedgerState.Retired, NoLongerAsked),
        ]),
        new(LedgerState.Submitting, StateOwner.Orchestrator, "Its job was handed to the scheduler, or was about to be; the answer is not known.",
        [
            (LedgerState.Queued, "the scheduler's reply says that it has the job, or lists its name"),
            (LedgerState.Running, "its claim is seen"),
            (LedgerState.Waiting, "the scheduler refused, or after the site's wait its name is in no listing: again, under the same attempt"),
            (LedgerState.Ended, "its job is listed as ended"),
            (LedgerState.Committed, Found),
            (LedgerState.Cancelling, "a person cancels it"),
        ]),
        new(LedgerState.Queued, StateOwner.Scheduler, "Its job waits for resources, or starts.",
        [
            (LedgerState.Running, "its claim is seen"),
            (LedgerState.Stuck, "the scheduler says that the job cannot start"),
            (LedgerState.Ended, "its job ended, or is in no listing of a scheduler that answers"),
            (LedgerState.Committed, Found),
            (LedgerState.Cancelling, "a person cancels it"),
        ]),
        new(LedgerState.Stuck, StateOwner.Person, "The scheduler gives a reason that will not go away: a limit of the partition, a hold.",
        [
            (LedgerState.Queued, "the reason went away"),
            (LedgerState.Running, "its claim is seen"),
            (LedgerState.Ended, "its job ended, or is in no listing of a scheduler that answers"),
            (LedgerState.Committed, Found),
            (LedgerState.Cancelling, "a person cancels it"),
        ]),
        new(LedgerState.Running, StateOwner.Worker, "A worker has claimed the attempt and renews its heartbeat.",
        [
            (LedgerState.Committed, "the worker linked result.json"),
            (LedgerState.Ended, "its job ended; or its name is in no listing and the heartbeat is older than the site's limit"),
            (LedgerState.Waiting, "the worker's failed.json gives a cause with a remedy: the next attempt"),
            (LedgerState.Failed, "the worker's failed.json gives a cause without a remedy, or the remedies are used up"),
            (LedgerState.Quarantined, "a gate did not hold"),
            (LedgerState.Cancelling, "a person cancels it"),
        ]),
        new(LedgerState.Ended, StateOwner.Orchestrator, "Its job is over and no result was seen: looked for again, because file systems are late.",
        [
            (LedgerState.Committed, "the result appeared"),
            (LedgerState.Running, "its name is listed as running after all"),
            (LedgerState.Waiting, "again: the same attempt if it was never claimed, else the next one, with the cause's remedy"),
            (LedgerState.Failed, "the cause has no remedy, or the remedies are used up"),
            (LedgerState.Quarantined, "a gate did not hold"),
            (LedgerState.Cancelling, "a person cancels it"),
            (LedgerState.Cancelled, "its job was ended by a person"),
        ]),
        new(LedgerState.Cancelling, StateOwner.Orchestrator, "Its job was told to end; the scheduler has not confirmed it.",
        [
            (LedgerState.Cancelled, "its job is over, and its attempt claimed by the orchestrator if nobody else had"),
            (LedgerState.Committed, "it was finished before"),
        ]),
        new(LedgerState.Committed, StateOwner.Nobody, "One attempt's record has the name result.json.",
        [
            (LedgerState.Waiting, "its files are gone or damaged and it is made again; the earlier attempt is booked as wasted"),
            (LedgerState.Retired, NoLongerAsked),
        ]),
        new(LedgerState.Failed, StateOwner.Person, "The explanation says why; nothing is tried again by itself.",
        [
            (LedgerState.Waiting, "`retry`"),
            (LedgerState.Committed, Found),
            (LedgerState.Retired, NoLongerAsked),
        ]),
        new(LedgerState.Quarantined, StateOwner.Person, "The files stay in the attempt's folder for a person to look at; nothing uses them.",
        [
            (LedgerState.Waiting, "`retry`"),
            (LedgerState.Committed, Found),
            (LedgerState.Retired, NoLongerAsked),
        ]),
        new(LedgerState.Cancelled, StateOwner.Person, "No copy of it can start any more.",
        [
            (LedgerState.Waiting, "`retry`"),
            (LedgerState.Committed, Found),
            (LedgerState.Retired, NoLongerAsked),
        ]),
        new(LedgerState.Retired, StateOwner.Nobody, "Its lineage is not in the campaign file any more; `clean` shows its folder.",
        [
            (LedgerState.Waiting, "the campaign asks for it again"),
            (LedgerState.Committed, "the campaign asks for it again, and its result is there"),
        ]),
    ];

    /// <summary>States in which an attempt may be alive somewhere.</summary>
    public static IReadOnlyList<LedgerState> Live { get; } =
    [
        LedgerState.Submitting, LedgerState.Queued, LedgerState.Stuck, LedgerState.Running, LedgerState.Ended, LedgerState.Cancelling,
    ];

    /// <summary>What is known of a state.</summary>
    public static StateDescription Of(LedgerState state) => All[(int)state];

    /// <summary>Whether the table has the step.</summary>
    public static bool Allows(LedgerState from, LedgerState to) => Of(from).WaysOut.Any(way => way.To == to);

    /// <summary>The word for a state in output and documents.</summary>
    public static string Word(LedgerState state) => state switch
    {
        LedgerState.Waiting => "waiting",
        LedgerState.Submitting => "submitting",
        LedgerState.Queued => "queued",
        LedgerState.Stuck => "stuck",
        LedgerState.Running => "running",
        LedgerState.Ended => "ended",
        LedgerState.Cancelling => "cancelling",
        LedgerState.Committed => "committed",
        LedgerState.Failed => "failed",
        LedgerState.Quarantined => "quarantined",
        LedgerState.Cancelled => "cancelled",
        _ => "retired",
    };

    /// <summary>The table as the reference page.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("# States of a task\n\n");
        text.Append("Printed from `TaskStates` in `src/Orchestrator/Ledger`: the ledger refuses every step that is not here.\n");
        foreach (StateDescription state in All)
        {
            text.Append($"\n## {Word(state.State)}\n\n{state.Meaning} Owner: **{OwnerWord(state.Owner)}**.\n\n| leads to | when |\n| --- | --- |\n");
            foreach ((LedgerState to, string when) in state.WaysOut) text.Append($"| {Word(to)} | {when} |\n");
        }
        return text.ToString();
    }

    /// <summary>The word for an owner.</summary>
    public static string OwnerWord(StateOwner owner) => owner switch
    {
        StateOwner.Orchestrator => "the orchestrator",
        StateOwner.Scheduler => "the scheduler",
        StateOwner.Worker => "the worker",
        StateOwner.Person => "a person",
        _ => "nobody",
    };
}
