using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod;

/// <summary>The smallest halos that one simulation of a campaign can have.</summary>
/// <param name="Simulation">Number of the simulation in the design.</param>
/// <param name="ParticleMass">Mass of one particle in Msun/h.</param>
/// <param name="MinimumParticles">Particles of the smallest halo that the simulation writes.</param>
public readonly record struct MassResolution(int Simulation, double ParticleMass, int MinimumParticles)
{
    /// <summary>Mass of the smallest halo that is written, Msun/h.</summary>
    public double MinimumHaloMass => MinimumParticles * ParticleMass;

    /// <summary>Smallest common cut that this simulation allows once masses are dithered, Msun/h: the minimum halo mass and half a particle.</summary>
    /// <remarks>
    /// Dithering spreads each number of particles N over (N - 1/2, N + 1/2) particle masses. Halos just below the written minimum would have ended half a
    /// particle below it, so the sample is complete from there on; a cut half a particle above the minimum leaves out the whole class of the smallest
    /// halos, and neither the edge of the file nor a part of its worst resolved class is inside the sample.
    /// </remarks>
    public double SmallestCut => (MinimumParticles + 0.5) * ParticleMass;

    /// <summary>The resolution of a simulation with <paramref name="gridSize"/>^3 particles in a periodic box.</summary>
    /// <param name="simulation">Number of the simulation in the design.</param>
    /// <param name="omegaM">Total matter density today over critical.</param>
    /// <param name="boxSize">Side of the box in Mpc/h.</param>
    /// <param name="gridSize">Particles along one side.</param>
    /// <param name="minimumParticles">Particles of the smallest halo that the simulation writes.</param>
    public static MassResolution Of(int simulation, double omegaM, double boxSize, int gridSize, int minimumParticles)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(omegaM);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(boxSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(gridSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumParticles);
        double spacing = boxSize / gridSize;
        return new(simulation, CosmologyConstants.CriticalDensity * omegaM * spacing * spacing * spacing, minimumParticles);
    }
}
