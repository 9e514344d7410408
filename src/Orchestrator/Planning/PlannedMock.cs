using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>The mocks of one simulation by one recipe, as planned.</summary>
/// <param name="Task">Where it stands.</param>
/// <param name="Mock">What to make.</param>
/// <param name="Halos">The task that provides its halos.</param>
internal sealed record PlannedMock(PlannedTask Task, MockTask Mock, PlannedSimulation Halos);
