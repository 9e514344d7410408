using Orchestrator.Campaigns;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>Writes the tasks of the stages from what the campaign file says.</summary>
internal static class StageTasks
{
    /// <summary>The conversion of a run's cone.</summary>
    public static ConvertConeTask Convert(SimulationSource source)
    {
        var fingerprints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in (IEnumerable<string>)[source.Run.ParameterFile.File, .. source.Run.ConeFiles])
            fingerprints[Path.GetFileName(file)] = RunFingerprint.Of(file);
        return new ConvertConeTask
        {
            Simulation = source.Point.Simulation,
            RunFolder = source.Run.Folder,
            Cosmology = source.Cosmology,
            InitialConditionsSeed = source.Point.Seed,
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
        Maps = Maps(inputs.Campaign, set, source.Cosmology),
    };

    /// <summary>How a training set makes maps.</summary>
    /// <remarks>Only distances of the fiducial cosmology are used; its other parameters play no part, and any legal ones will do.</remarks>
    public static MapRecipe Maps(Campaign campaign, TrainingSetSettings set, CosmologyParameters any)
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
            Fiducial = any with
            {
                OmegaM = maps.FiducialOmegaM,
                OmegaB = maps.FiducialOmegaM * 0.15,
                W0 = maps.FiducialW0,
                Wa = maps.FiducialWa,
            },
        };
    }
}
