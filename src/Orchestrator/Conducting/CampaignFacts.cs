using Orchestrator.Ledger;

namespace Orchestrator.Conducting;

/// <summary>Names of the facts about a campaign that stand in its ledger.</summary>
internal static class CampaignFacts
{
    /// <summary>The workspace's identity, as in its receipts.</summary>
    public const string Owner = "owner";

    /// <summary>Where the jobs of the campaign run: host and path of its root there.</summary>
    public const string Place = "place";

    private const string ExcludedNodes = "excluded_nodes";

    /// <summary>Nodes that the whole campaign avoids.</summary>
    public static IReadOnlyList<string> Excluded(CampaignLedger ledger) =>
        ledger.Fact(ExcludedNodes) is { Length: > 0 } nodes ? nodes.Split(',') : [];

    /// <summary>Avoids a node from now on, within a step.</summary>
    /// <returns>False if it was avoided already.</returns>
    public static bool ExcludeNode(CampaignLedger ledger, string node)
    {
        IReadOnlyList<string> nodes = Excluded(ledger);
        if (nodes.Contains(node, StringComparer.Ordinal)) return false;
        ledger.SetFact(ExcludedNodes, string.Join(',', nodes.Append(node)));
        ledger.Note(null, null, "node-excluded", node);
        return true;
    }
}
