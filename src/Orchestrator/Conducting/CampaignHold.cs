using Orchestrator.Ledger;

namespace Orchestrator.Conducting;

/// <summary>The campaign's hold: while it has a reason, nothing is submitted. A person lifts it by a command.</summary>
internal sealed class CampaignHold
{
    private const string FactName = "hold";

    private readonly CampaignLedger ledger;
    private readonly Action<ConductorNews> tell;

    /// <summary>Reads the hold from the ledger.</summary>
    public CampaignHold(CampaignLedger ledger, Action<ConductorNews> tell)
    {
        this.ledger = ledger;
        this.tell = tell;
        Reason = ReasonIn(ledger);
    }

    /// <summary>Why the campaign holds; null if it does not.</summary>
    public string? Reason { get; private set; }

    /// <summary>The reason that stands in a ledger; null if there is none.</summary>
    public static string? ReasonIn(CampaignLedger ledger) => ledger.Fact(FactName) is { Length: > 0 } reason ? reason : null;

    /// <summary>Lifts a hold, within a step.</summary>
    public static void Lift(CampaignLedger ledger)
    {
        if (ReasonIn(ledger) is not { } reason) return;
        ledger.SetFact(FactName, "");
        ledger.Note(null, null, "hold-lifted", reason);
    }

    /// <summary>Holds the campaign, within a step; the first reason stays.</summary>
    public void Set(string reason)
    {
        if (Reason is not null) return;
        Reason = reason;
        ledger.SetFact(FactName, reason);
        ledger.Note(null, null, "hold", reason);
        tell(new ConductorNews("hold", null, $"the campaign holds: {reason}", IsWarning: true));
    }
}
