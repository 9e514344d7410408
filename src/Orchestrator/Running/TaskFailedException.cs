using System.Globalization;
using Orchestrator.Numerics;

namespace Orchestrator.Running;

/// <summary>A task of a campaign failed; the inner exception says why.</summary>
internal sealed class TaskFailedException : OrchestratorException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="simulation">Number of the simulation whose task it was.</param>
    /// <param name="cause">Why it failed.</param>
    public TaskFailedException(int simulation, Exception cause)
        : base(string.Create(CultureInfo.InvariantCulture, $"simulation {simulation}"), cause) => Simulation = simulation;

    /// <summary>Number of the simulation.</summary>
    public int Simulation { get; }
}
