using Orchestrator.Workspaces;

namespace Orchestrator.Planning;

/// <summary>What a campaign is made of, what is done and what is left.</summary>
internal sealed record CampaignPlan
{
    /// <summary>What it starts from.</summary>
    public required CampaignInputs Inputs { get; init; }

    /// <summary>Where it lies.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>The halos, one task a point.</summary>
    public required IReadOnlyList<PlannedSimulation> Simulations { get; init; }

    /// <summary>The training sets with their mocks.</summary>
    public required IReadOnlyList<PlannedTrainingSet> TrainingSets { get; init; }

    /// <summary>The report.</summary>
    public required PlannedReport Report { get; init; }

    /// <summary>The mocks of all training sets.</summary>
    public IEnumerable<PlannedMock> Mocks => TrainingSets.SelectMany(set => set.Mocks);

    /// <summary>All tasks.</summary>
    public IEnumerable<PlannedTask> Tasks => Simulations.Select(simulation => simulation.Task).Concat(Mocks.Select(mock => mock.Task));

    /// <summary>Whether nothing is left.</summary>
    public bool IsComplete =>
        Tasks.All(task => task.State is TaskState.Done or TaskState.NotNeeded) && TrainingSets.All(set => set.IsComplete) && Report.State == TaskState.Done;
}
