using Orchestrator.Catalogs;

namespace Orchestrator.LightCone;

/// <summary>The halos of a periodic box at one moment.</summary>
/// <param name="Redshift">Redshift of the moment, at least 0.</param>
/// <param name="Halos">Halos with box coordinates in comoving Mpc/h and peculiar velocities in km/s.</param>
public sealed record BoxSnapshot(double Redshift, HaloTable Halos);
