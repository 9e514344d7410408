namespace Orchestrator.Conducting;

/// <summary>Notices failures that repeat: of one cause, which hold the campaign, and on one node, which is then avoided.</summary>
/// <param name="limit">Equal failures in a row that hold the campaign.</param>
internal sealed class CircuitBreaker(int limit)
{
    private const int NodeLimit = 3;

    private string cause = "", node = "";
    private int causeCount, nodeCount;

    /// <summary>Notes a failure.</summary>
    /// <returns>A node that swallows whatever it is given, and why the campaign must hold; both null as a rule.</returns>
    public (string? BlackHole, string? Hold) Note(AttemptEnding ending)
    {
        bool sameCause = string.Equals(ending.Cause, cause, StringComparison.Ordinal);
        bool sameNode = ending.Node.Length > 0 && ending.Remedy is Remedy.SameAgain or Remedy.OtherNode
            && string.Equals(ending.Node, node, StringComparison.Ordinal);
        (cause, node) = (ending.Cause, ending.Node);
        causeCount = sameCause ? causeCount + 1 : 1;
        nodeCount = sameNode ? nodeCount + 1 : 1;
        if (nodeCount >= NodeLimit && node.Length > 0)
        {
            nodeCount = 0;
            if (causeCount < limit) return (node, null);
        }
        if (causeCount < limit) return (null, null);
        Reset();
        return (null, $"{limit} attempts in a row ended alike ({ending.Cause}): {ending.Explanation}");
    }

    /// <summary>Notes a success: the row ends.</summary>
    public void Reset()
    {
        (cause, node) = ("", "");
        (causeCount, nodeCount) = (0, 0);
    }
}
