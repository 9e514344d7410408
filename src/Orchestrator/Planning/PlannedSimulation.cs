using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>The halos of one point of the design, as planned.</summary>
/// <param name="Task">Where it stands.</param>
/// <param name="Conversion">What to make.</param>
/// <param name="Source">The finished run.</param>
internal sealed record PlannedSimulation(PlannedTask Task, ConvertConeTask Conversion, SimulationSource Source);
