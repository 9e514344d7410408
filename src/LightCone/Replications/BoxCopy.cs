using Orchestrator.Catalogs;

namespace Orchestrator.LightCone;

/// <summary>A periodic copy of the box that a cone meets.</summary>
/// <param name="Replication">Which copy.</param>
/// <param name="MinimumDistance">Least distance from the vertex of a point that cone and copy may share, comoving Mpc/h.</param>
/// <param name="MaximumDistance">Largest such distance, comoving Mpc/h.</param>
public readonly record struct BoxCopy(Replication Replication, double MinimumDistance, double MaximumDistance);
