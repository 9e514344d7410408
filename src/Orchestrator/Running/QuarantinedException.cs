using Orchestrator.Numerics;
using Orchestrator.Planning;
using Orchestrator.Worker;

namespace Orchestrator.Running;

/// <summary>A simulation is whole but not what its cosmology predicts: it is kept apart, and nothing is made of it.</summary>
internal sealed class QuarantinedException : OrchestratorException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="folder">The task's folder.</param>
    /// <param name="quarantined">The record of the attempt.</param>
    public QuarantinedException(TaskFolder folder, TaskResult quarantined)
        : base($"{TaskInspection.Describe(folder, quarantined)} (delete that folder to simulate again)")
    {
    }
}
