using Orchestrator.LightCone;
using Orchestrator.Observational;

namespace Orchestrator.Campaigns;

/// <summary>What the training sets of a campaign ask of its light cones.</summary>
/// <param name="Farthest">The training set that looks farthest, and the redshift that the cone must reach for it, photometric scatter
/// included.</param>
/// <param name="Nearest">The one that looks nearest, and where its first slice begins.</param>
/// <param name="Widest">The one with the widest field, and the half-angle that the cone must have for it in degrees.</param>
/// <param name="Field">The field that all share; null if they do not share one.</param>
internal sealed record ConeDemand(
    (double Redshift, TrainingSetSettings Of) Farthest,
    (double Redshift, TrainingSetSettings Of) Nearest,
    (double HalfAngle, TrainingSetSettings Of) Widest,
    SkyField? Field)
{
    /// <summary>The demand of the training sets; null if there are none.</summary>
    public static ConeDemand? Of(IReadOnlyList<MockRecipe> recipes, IReadOnlyList<TrainingSetSettings> trainingSets)
    {
        if (trainingSets.Count == 0) return null;
        double Reach(TrainingSetSettings set) => set.Recipes.Max(name => RedshiftReach.Required(
            set.Maps.MaximumRedshift,
            recipes.Single(recipe => string.Equals(recipe.Name, name, StringComparison.Ordinal)).Effects.PhotometricRedshift));
        TrainingSetSettings far = trainingSets.MaxBy(Reach)!;
        TrainingSetSettings near = trainingSets.MinBy(set => set.Maps.MinimumRedshift)!;
        TrainingSetSettings wide = trainingSets.MaxBy(set => set.Maps.Field.HalfAngle)!;
        bool isShared = trainingSets.Select(set => set.Maps.Field.Description).Distinct(StringComparer.Ordinal).Count() == 1;
        return new ConeDemand(
            (Reach(far), far), (near.Maps.MinimumRedshift, near), (wide.Maps.Field.HalfAngle, wide), isShared ? wide.Maps.Field : null);
    }
}
