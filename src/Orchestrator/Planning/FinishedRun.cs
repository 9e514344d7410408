using Orchestrator.Cosmology;
using Orchestrator.Designs;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Pinocchio;
using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>A finished run, found to be the one that the design asks for.</summary>
/// <param name="Point">Its point of the design.</param>
/// <param name="Cosmology">Its cosmology.</param>
/// <param name="Geometry">Its light cone.</param>
/// <param name="Run">The run.</param>
/// <param name="Task">The conversion of its cone.</param>
internal sealed record FinishedRun(
    DesignPoint Point, CosmologyParameters Cosmology, LightConeGeometry Geometry, PinocchioRun Run, ConvertConeTask Task)
    : SimulationSource(Point, Cosmology, Geometry)
{
    /// <inheritdoc/>
    public override MassResolution Resolution => new(Point.Simulation, Run.Parameters.ParticleMass, Run.Parameters.MinimumHaloParticles);

    /// <inheritdoc/>
    public override Lineage Lineage { get; } = ConvertConeStage.LineageOf(Task);
}
