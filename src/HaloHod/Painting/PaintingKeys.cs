using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>The random keys of one painting, one for each thing that is drawn.</summary>
internal sealed class PaintingKeys(ulong seed, int simulation, int realisation)
{
    public RandomKey Central { get; } = new(seed, RandomPurpose.CentralOccupation, simulation, realisation);

    public RandomKey Satellites { get; } = new(seed, RandomPurpose.SatelliteOccupation, simulation, realisation);

    public RandomKey Position { get; } = new(seed, RandomPurpose.SatellitePosition, simulation, realisation);

    public RandomKey Velocity { get; } = new(seed, RandomPurpose.SatelliteVelocity, simulation, realisation);
}
