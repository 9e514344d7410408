using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>Another build of PINOCCHIO ran than the lineage names: its halos must not be used.</summary>
/// <param name="log">The log whose greeting says so.</param>
/// <param name="key">What differs: the version, the ranks, a compile directive.</param>
/// <param name="found">What the greeting says.</param>
/// <param name="wanted">What the campaign asks for.</param>
public sealed class WrongEngineException(string log, string key, string found, string wanted)
    : OrchestratorException($"{log}: another build of PINOCCHIO ran than the campaign asks for: {key} is {found}, not {wanted}");
