namespace Orchestrator.Pinocchio;

/// <summary>The header of an LPT snapshot, in Gadget's fields.</summary>
/// <param name="Particles">Particles in this file.</param>
/// <param name="TotalParticles">Particles in all files.</param>
/// <param name="FileCount">Files of the snapshot.</param>
/// <param name="ParticleMass">Msun/h.</param>
/// <param name="ScaleFactor">1 / (1 + z) by the program; 1 for the linear density.</param>
/// <param name="Redshift">The last output's redshift, at which displacements hold.</param>
/// <param name="BoxSize">Comoving Mpc/h.</param>
/// <param name="OmegaM">Matter density today over critical.</param>
/// <param name="OmegaLambda">Dark energy density today over critical.</param>
/// <param name="H">Hubble's constant in 100 km/s/Mpc.</param>
public sealed record LptHeader(
    long Particles,
    long TotalParticles,
    int FileCount,
    double ParticleMass,
    double ScaleFactor,
    double Redshift,
    double BoxSize,
    double OmegaM,
    double OmegaLambda,
    double H);
