using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>The random keys of one observation, one for each effect that draws.</summary>
internal sealed class ObservationKeys(ulong seed, int simulation, int realisation)
{
    public RandomKey Mask { get; } = new(seed, RandomPurpose.Mask, simulation, realisation);

    public RandomKey PhotometricCore { get; } = new(seed, RandomPurpose.PhotometricRedshift, simulation, realisation);

    public RandomKey PhotometricOutlier { get; } = new(seed, RandomPurpose.PhotometricOutlier, simulation, realisation);
}
