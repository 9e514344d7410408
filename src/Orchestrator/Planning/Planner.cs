using Orchestrator.Campaigns;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Planning;

/// <summary>Compares what a campaign is made of with what lies in the workspace; changes nothing.</summary>
/// <remarks>
/// Work is asked for from the end: a shard that is not there asks for the parts of its samples, a part that is not there asks for its
/// halos. So a part that was
/// cleaned away after its shard was written is not made again, and one that is missing before is.
/// </remarks>
internal static class Planner
{
    /// <summary>The plan of a campaign.</summary>
    /// <exception cref="InvalidCampaignException">The runs, the design and the campaign file do not fit together.</exception>
    public static CampaignPlan Plan(Campaign campaign, Workspace workspace)
    {
        CampaignInputs inputs = CampaignInputsReader.Read(campaign, workspace);
        PlannedSimulation[] simulations = [.. inputs.Sources.Select(source => Simulation(source, workspace))];
        PlannedTrainingSet[] sets =
            [.. campaign.TrainingSets.Select(
                set => TrainingSetPlanner.Plan(inputs, set, Mocks(inputs, set, simulations, workspace), workspace))];
        HashSet<int> asked =
            [.. sets.SelectMany(set => set.Mocks).Where(mock => mock.Task.State == TaskState.Needed)
                .Select(mock => mock.Task.Point.Simulation)];
        if (sets.Length > 0)
        {
            simulations = [.. simulations.Select(simulation => asked.Contains(simulation.Task.Point.Simulation)
                ? simulation
                : simulation with { Task = NotAsked(simulation.Task) })];
        }
        return new CampaignPlan
        {
            Inputs = inputs,
            Workspace = workspace,
            Simulations = simulations,
            TrainingSets = sets,
            Report = ReportPlanner.Plan(inputs, simulations, sets, workspace),
        };
    }

    /// <summary>A task whose result nothing asks for: done if it is there, else not needed.</summary>
    internal static PlannedTask NotAsked(PlannedTask task) =>
        task.State == TaskState.Needed
            ? task with { State = TaskState.NotNeeded, Reason = "what it would be needed for is made already" } : task;

    private static PlannedSimulation Simulation(SimulationSource source, Workspace workspace)
    {
        TaskFolder folder = workspace.Simulation(source.Point.Simulation, source.Lineage);
        return new PlannedSimulation(TaskInspection.Inspect(folder, source.Point, source.Lineage), source);
    }

    private static List<PlannedMock> Mocks(
        CampaignInputs inputs, TrainingSetSettings set, PlannedSimulation[] simulations, Workspace workspace)
    {
        var mocks = new List<PlannedMock>();
        foreach (string name in set.Recipes)
        {
            MockRecipe recipe = inputs.Campaign.Recipe(name);
            foreach (PlannedSimulation halos in simulations)
            {
                MockTask mock = StageTasks.Mock(inputs, halos.Source, recipe, set);
                Lineage lineage = MockStage.LineageOf(mock, halos.Task.Lineage);
                PlannedTask task = TaskInspection.Inspect(workspace.Mock(mock.Simulation, lineage), halos.Task.Point, lineage);
                mocks.Add(new PlannedMock(task, mock, halos));
            }
        }
        return mocks;
    }
}
