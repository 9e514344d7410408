using System.Globalization;
using Orchestrator.Campaigns;
using Orchestrator.Cosmology;
using Orchestrator.Designs;
using Orchestrator.LightCone;
using Orchestrator.Numerics;
using Orchestrator.Observational;
using Orchestrator.Pinocchio;
using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>Finds the finished runs of a campaign and checks them against its design and its maps.</summary>
internal sealed class FinishedRuns(Campaign campaign, SimulationSettings.Existing settings, CampaignDesign design)
{
    private readonly List<InvalidInputException> complaints = [];

    /// <summary>The runs, one a point, in the order of the points.</summary>
    /// <exception cref="InvalidCampaignException">Anything does not fit; lists all of it.</exception>
    public IReadOnlyList<SimulationSource> Find()
    {
        var sources = new List<SimulationSource>();
        foreach (DesignPoint point in design.Points)
        {
            try
            {
                if (Source(point) is { } source) sources.Add(source);
            }
            catch (InvalidInputException complaint)
            {
                complaints.Add(complaint);
            }
        }
        return complaints.Count > 0 ? throw new InvalidCampaignException(complaints) : sources;
    }

    private FinishedRun? Source(DesignPoint point)
    {
        string[] names =
            [point.Simulation.ToString("D4", CultureInfo.InvariantCulture), point.Simulation.ToString("D6", CultureInfo.InvariantCulture)];
        string? folder = names.Select(name => Path.Combine(settings.Path, name)).FirstOrDefault(Directory.Exists);
        if (folder is null)
        {
            complaints.Add(new InvalidInputException(
                $"the design has simulation {point.Simulation}, but its run is not there", Path.Combine(settings.Path, names[0]),
                    allowed: $"a folder {names[0]} or {names[1]}"));
            return null;
        }
        PinocchioRun run = PinocchioRun.Open(folder);
        CosmologyParameters cosmology = PointCosmology.Of(campaign, point, run.Parameters.Cosmology);
        complaints.AddRange(RunCheck.AgainstDesign(run, cosmology, point.Seed, design.File));
        LightConeGeometry geometry = RunCheck.Geometry(run);
        foreach (TrainingSetSettings set in campaign.TrainingSets)
            foreach (string recipe in set.Recipes) CheckCoverage(run, geometry, set, campaign.Recipe(recipe));
        return new FinishedRun(point, cosmology, geometry, run, StageTasks.Convert(point, run, cosmology));
    }

    private void CheckCoverage(PinocchioRun run, LightConeGeometry geometry, TrainingSetSettings set, MockRecipe recipe)
    {
        PhotometricErrors? errors = recipe.Effects.PhotometricRedshift;
        double far = RedshiftReach.Required(set.Maps.MaximumRedshift, errors);
        string margin = errors is null ? ""
            : $", from where {RedshiftReach.Deviations} sigma0 (1 + z) of photometric scatter bring galaxies into it";
        string purpose = $"the last slice of training set '{set.Name}', to z = {set.Maps.MaximumRedshift:R}{margin}";
        complaints.AddRange(RunCheck.Coverage(run, geometry, set.Maps.MinimumRedshift, far, purpose));
        complaints.AddRange(RunCheck.Opening(run, geometry, set.Maps.Field, $"the field of training set '{set.Name}'"));
    }
}
