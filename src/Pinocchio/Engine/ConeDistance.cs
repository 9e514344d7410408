namespace Orchestrator.Pinocchio.Engine;

/// <summary>Comoving distance of the light cone at time <paramref name="collapse"/> = 1 + z, Mpc/h.</summary>
internal delegate double ConeDistance(double collapse);
