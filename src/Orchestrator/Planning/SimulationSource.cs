using Orchestrator.Cosmology;
using Orchestrator.Designs;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>Where the halos of a point of the design come from.</summary>
/// <param name="Point">The point.</param>
/// <param name="Cosmology">Its cosmology.</param>
/// <param name="Geometry">Its light cone.</param>
internal abstract record SimulationSource(DesignPoint Point, CosmologyParameters Cosmology, LightConeGeometry Geometry)
{
    /// <summary>The smallest halos that it has.</summary>
    public abstract MassResolution Resolution { get; }

    /// <summary>The lineage of its halos.</summary>
    public abstract Lineage Lineage { get; }
}
