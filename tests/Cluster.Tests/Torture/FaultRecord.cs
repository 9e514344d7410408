using System.Collections.Concurrent;
using System.Globalization;

namespace Orchestrator.Cluster.Tests.Torture;

/// <summary>The faults that were injected: what the end is compared with.</summary>
public sealed class FaultRecord
{
    private readonly ConcurrentQueue<(FaultKind Kind, string What)> faults = new();

    /// <summary>Notes a fault.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="what">Where it hit: a step, a job, a node.</param>
    public void Add(FaultKind kind, string what) => faults.Enqueue((kind, what));

    /// <summary>How many of a kind there were.</summary>
    public int Count(FaultKind kind) => faults.Count(fault => fault.Kind == kind);

    /// <summary>What a kind hit.</summary>
    public IEnumerable<string> Of(FaultKind kind) => faults.Where(fault => fault.Kind == kind).Select(fault => fault.What);

    /// <summary>Counts by kind, for a person.</summary>
    public string Summary => string.Join(
        ", ", Enum.GetValues<FaultKind>().Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind} {Count(kind)}")));
}
