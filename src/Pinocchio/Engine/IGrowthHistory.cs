using Orchestrator.Pinocchio.Engine.Fragmentation;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Growth and distances along the engine's time, F = 1 + z, scaled for its fields.</summary>
internal interface IGrowthHistory
{
    /// <summary>Displacements of the order that catalogues use, at time <paramref name="collapse"/>.</summary>
    GroupMotion MotionForCatalogs(double collapse);

    /// <summary>The same for velocities: each order's growth times its rate.</summary>
    GroupMotion VelocityForCatalogs(double collapse);

    /// <summary>Comoving distance of the light cone, in units of the cell.</summary>
    double Distance(double collapse);
}
