using System.Globalization;
using Orchestrator.Campaigns;
using Orchestrator.Cosmology;
using Orchestrator.Designs;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Numerics;
using Orchestrator.Observational;
using Orchestrator.Pinocchio;
using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>Finds the design and the runs of a campaign and checks them against each other and against what the maps need.</summary>
internal sealed class CampaignInputsReader
{
    private readonly Campaign campaign;
    private readonly SimulationSettings simulation;
    private readonly CampaignDesign design;
    private readonly List<InvalidInputException> complaints = [];

    private CampaignInputsReader(Campaign campaign, SimulationSettings simulation, CampaignDesign design)
    {
        this.campaign = campaign;
        this.simulation = simulation;
        this.design = design;
    }

    /// <summary>Reads and checks.</summary>
    /// <exception cref="InvalidCampaignException">Anything does not fit; lists all of it.</exception>
    public static CampaignInputs Read(Campaign campaign)
    {
        SimulationSettings runs = campaign.Simulation
            ?? throw new InvalidInputException(
                "the campaign file has no such section", campaign.Name, key: "simulation", allowed: "{ engine: existing, path: DIR }");
        if (!Directory.Exists(runs.Path))
            throw new InvalidInputException(
                "the folder of the runs does not exist", key: "simulation.path", value: runs.Path,
                allowed: "a folder with one folder a run");
        if (campaign.Design.Specification is not null)
            throw new InvalidInputException(
                "finished runs have a design already", campaign.Name, key: "design.kind", allowed: "table, with engine: existing");
        CampaignDesign table = CampaignDesign.Read(campaign.Design.File ?? Path.Combine(runs.Path, "design.csv"));
        return new CampaignInputsReader(campaign, runs, table).Read();
    }

    private CampaignInputs Read()
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
        if (complaints.Count > 0) throw new InvalidCampaignException(complaints);
        IEnumerable<MassResolution> resolutions = sources.Select(source => source.Resolution);
        return new CampaignInputs
        {
            Campaign = campaign,
            Design = design,
            Sources = sources,
            Masses = simulation.MinimumHaloMass is { } cut ? MinimumMassReport.WithCut(resolutions, cut)
                : MinimumMassReport.WithSmallestCut(resolutions),
        };
    }

    private SimulationSource? Source(DesignPoint point)
    {
        string[] names =
            [point.Simulation.ToString("D4", CultureInfo.InvariantCulture), point.Simulation.ToString("D6", CultureInfo.InvariantCulture)];
        string? folder = names.Select(name => Path.Combine(simulation.Path, name)).FirstOrDefault(Directory.Exists);
        if (folder is null)
        {
            complaints.Add(new InvalidInputException(
                $"the design has simulation {point.Simulation}, but its run is not there", Path.Combine(simulation.Path, names[0]),
                    allowed: $"a folder {names[0]} or {names[1]}"));
            return null;
        }
        PinocchioRun run = PinocchioRun.Open(folder);
        CosmologyParameters cosmology = CosmologyOf(point, run.Parameters.Cosmology);
        complaints.AddRange(RunCheck.AgainstDesign(run, cosmology, point.Seed, design.File));
        LightConeGeometry geometry = RunCheck.Geometry(run);
        foreach (TrainingSetSettings set in campaign.TrainingSets)
            foreach (string recipe in set.Recipes) CheckCoverage(run, geometry, set, campaign.Recipe(recipe));
        _ = run.ConeFiles;
        return new SimulationSource(point, run, cosmology, geometry);
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

    // The table decides; what it leaves open comes from the campaign file, then from the run itself.
    private CosmologyParameters CosmologyOf(DesignPoint point, CosmologyParameters run)
    {
        double Value(string name, double own) =>
            point.Parameters.TryGetValue(name, out double varied) ? varied : campaign.Design.Fixed.GetValueOrDefault(name, own);
        return new CosmologyParameters
        {
            OmegaM = Value("omega_m", run.OmegaM),
            OmegaB = Value("omega_b", run.OmegaB),
            H = Value("h", run.H),
            NS = Value("n_s", run.NS),
            Sigma8 = Value("sigma8", run.Sigma8),
            W0 = Value("w0", run.W0),
            Wa = Value("wa", run.Wa),
        }.Validate();
    }
}
