using Orchestrator.Campaigns;
using Orchestrator.Cosmology;
using Orchestrator.Designs;
using Orchestrator.LightCone;
using Orchestrator.Pinocchio;
using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>Writes the tasks of the stages from what the campaign file says.</summary>
internal static class StageTasks
{
    /// <summary>The conversion of a run's cone.</summary>
    public static ConvertConeTask Convert(DesignPoint point, PinocchioRun run, CosmologyParameters cosmology)
    {
        var fingerprints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in (IEnumerable<string>)[run.ParameterFile.File, .. run.ConeFiles])
            fingerprints[Path.GetFileName(file)] = RunFingerprint.Of(file);
        return new ConvertConeTask
        {
            Simulation = point.Simulation,
            RunFolder = run.Folder,
            Cosmology = cosmology,
            InitialConditionsSeed = point.Seed,
            Fingerprints = fingerprints,
        };
    }

    /// <summary>The mocks of a simulation by one recipe, for the maps of one training set.</summary>
    public static MockTask Mock(CampaignInputs inputs, SimulationSource source, MockRecipe recipe, TrainingSetSettings set) => new()
    {
        Campaign = inputs.Campaign.Name,
        Simulation = source.Point.Simulation,
        Group = inputs.GroupOf(source.Point),
        DesignSlice = source.Point.Slice,
        Labels = [.. inputs.Design.Table.Names.Select(name => (name, source.Point.Parameters[name]))],
        Seed = inputs.Campaign.Seed,
        Recipe = recipe.Name,
        MinimumHaloMass = inputs.Masses.Cut,
        Hod = recipe.Hod.Parameters,
        MassDefinition = recipe.Hod.MassDefinition,
        RedshiftSpaceDistortions = recipe.Effects.RedshiftSpaceDistortions,
        PhotometricErrors = recipe.Effects.PhotometricRedshift,
        Mask = recipe.Effects.Mask,
        Completeness = recipe.Effects.Completeness,
        Realisations = recipe.Realisations,
        Ablations = recipe.Ablations,
        Maps = Maps(inputs.Campaign, set),
    };

    /// <summary>How a training set makes maps.</summary>
    public static MapRecipe Maps(Campaign campaign, TrainingSetSettings set)
    {
        MapSettings maps = set.Maps;
        ISkyRegion?[] masks = [.. set.Recipes.Select(name => campaign.Recipe(name).Effects.Mask).Distinct()];
        return new MapRecipe
        {
            Slices = maps.Slices,
            MinimumRedshift = maps.MinimumRedshift,
            MaximumRedshift = maps.MaximumRedshift,
            Field = maps.Field,
            Pixels = maps.Pixels,
            ElementType = maps.ElementType,
            CommonMask = masks.Length == 1 ? masks[0] : null,
            Fiducial = Fiducial(maps.FiducialOmegaM, maps.FiducialW0, maps.FiducialWa),
        };
    }

    /// <summary>The fiducial cosmology of a campaign: that of its first training set, else omega_m = 0.3 with a cosmological constant.</summary>
    public static CosmologyParameters Fiducial(Campaign campaign) => campaign.TrainingSets is [{ Maps: var maps }, ..]
        ? Fiducial(maps.FiducialOmegaM, maps.FiducialW0, maps.FiducialWa)
        : Fiducial(0.3, -1, 0);

    // Only its distances are used; the other parameters play no part, and any legal ones will do.
    private static CosmologyParameters Fiducial(double omegaM, double w0, double wa) => new()
    {
        OmegaM = omegaM, OmegaB = omegaM * 0.15, H = 0.7, NS = 0.96, Sigma8 = 0.8, W0 = w0, Wa = wa,
    };
}
