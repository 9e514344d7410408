using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>The report, as planned.</summary>
/// <param name="Lineage">What it is made of.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why.</param>
internal sealed record PlannedReport(Lineage Lineage, TaskState State, string Reason);
