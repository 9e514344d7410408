namespace Orchestrator.Pinocchio.Engine.Cone;

/// <summary>A halo at the moment when its light leaves for the observer.</summary>
/// <param name="Peak">Grid index of its peak particle: its identity.</param>
/// <param name="Redshift">Redshift of the crossing, from the expansion alone.</param>
/// <param name="Particles">Its mass then, in particles.</param>
/// <param name="X">Position from the vertex along the box's x axis, units of the cell.</param>
/// <param name="Y">The same along y.</param>
/// <param name="Z">The same along z.</param>
/// <param name="VelocityX">Peculiar velocity along x, in cells times H(z)/(1 + z).</param>
/// <param name="VelocityY">The same along y.</param>
/// <param name="VelocityZ">The same along z.</param>
internal readonly record struct ConeCrossing(
    int Peak, double Redshift, int Particles, double X, double Y, double Z, double VelocityX, double VelocityY, double VelocityZ);
