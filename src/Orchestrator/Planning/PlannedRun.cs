using Orchestrator.Cosmology;
using Orchestrator.Designs;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>A run that the campaign makes itself.</summary>
/// <param name="Point">Its point of the design.</param>
/// <param name="Cosmology">Its cosmology.</param>
/// <param name="Geometry">Its light cone.</param>
/// <param name="Task">What to simulate.</param>
internal sealed record PlannedRun(DesignPoint Point, CosmologyParameters Cosmology, LightConeGeometry Geometry, SimulationTask Task)
    : SimulationSource(Point, Cosmology, Geometry)
{
    /// <inheritdoc/>
    public override MassResolution Resolution => new(Point.Simulation, Task.Parameters.ParticleMass, Task.Parameters.MinimumHaloParticles);

    /// <inheritdoc/>
    public override Lineage Lineage { get; } = SimulationStage.LineageOf(Task);
}
