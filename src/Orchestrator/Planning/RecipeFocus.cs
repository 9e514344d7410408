using Orchestrator.Campaigns.Yaml;
using Orchestrator.Numerics;

namespace Orchestrator.Planning;

/// <summary>Narrows a plan to the mocks of one recipe on simulations that are finished.</summary>
/// <param name="recipe">Name of the recipe.</param>
internal sealed class RecipeFocus(string recipe)
{
    /// <summary>Name of the recipe.</summary>
    public string Recipe => recipe;

    /// <summary>Refuses a recipe that no training set of the campaign has, naming the nearest one that one has.</summary>
    /// <exception cref="InvalidInputException">There is no such recipe.</exception>
    public void Require(Campaigns.Campaign campaign)
    {
        string[] names = [.. campaign.TrainingSets.SelectMany(set => set.Recipes).Distinct(StringComparer.Ordinal)];
        if (names.Contains(recipe, StringComparer.Ordinal)) return;
        string hint = NearestName.Of(recipe, names) is { } near ? $"; did you mean '{near}'?" : "";
        throw new InvalidInputException(
            $"no training set of {campaign.Name} has this recipe{hint}", key: "--recipe", value: recipe,
            allowed: names.Length == 0 ? "a recipe of a training set; there is none" : string.Join(", ", names));
    }

    /// <summary>The plan in which nothing else is asked for.</summary>
    public CampaignPlan Of(CampaignPlan plan) => plan with
    {
        Simulations = [.. plan.Simulations.Select(simulation => simulation with { Task = NotAsked(simulation.Task) })],
        TrainingSets = [.. plan.TrainingSets.Select(set => set with { Mocks = [.. set.Mocks.Select(Of)] })],
    };

    /// <summary>Whether a training set has the recipe.</summary>
    public bool Concerns(PlannedTrainingSet set) => set.Settings.Recipes.Contains(recipe, StringComparer.Ordinal);

    private PlannedMock Of(PlannedMock mock) =>
        string.Equals(mock.Mock.Recipe, recipe, StringComparison.Ordinal) && mock.Halos.Task.State == TaskState.Done
            ? mock : mock with { Task = NotAsked(mock.Task) };

    private static PlannedTask NotAsked(PlannedTask task) =>
        task.State == TaskState.Needed ? task with { State = TaskState.NotNeeded, Reason = "not of the recipe, or its simulation is not finished" } : task;
}
