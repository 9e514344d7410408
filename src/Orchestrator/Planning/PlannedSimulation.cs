namespace Orchestrator.Planning;

/// <summary>The halos of one point of the design, as planned.</summary>
/// <param name="Task">Where it stands.</param>
/// <param name="Source">What to make: the conversion of a <see cref="FinishedRun"/>, or a <see cref="PlannedRun"/>.</param>
internal sealed record PlannedSimulation(PlannedTask Task, SimulationSource Source);
