using Orchestrator.Cosmology;
using Orchestrator.Designs;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Pinocchio;

namespace Orchestrator.Planning;

/// <summary>A finished run, found to be the one that the design asks for.</summary>
/// <param name="Point">Its point of the design.</param>
/// <param name="Run">The run.</param>
/// <param name="Cosmology">Its cosmology.</param>
/// <param name="Geometry">Its light cone.</param>
internal sealed record SimulationSource(DesignPoint Point, PinocchioRun Run, CosmologyParameters Cosmology, LightConeGeometry Geometry)
{
    /// <summary>The smallest halos it has.</summary>
    public MassResolution Resolution => new(Point.Simulation, Run.Parameters.ParticleMass, Run.Parameters.MinimumHaloParticles);
}
