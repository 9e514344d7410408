using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>A stage made whole files that must not be used: a physics gate did not hold.</summary>
/// <param name="faults">The gates, a sentence each.</param>
internal sealed class QuarantinedException(IReadOnlyList<string> faults) : OrchestratorException(string.Join("; ", faults));
