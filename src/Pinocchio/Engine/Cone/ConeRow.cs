namespace Orchestrator.Pinocchio.Engine.Cone;

/// <summary>What is kept of a halo on the light cone: the precision of the files. Positions in Mpc/h, velocities in km/s, angles in
/// degrees.</summary>
internal readonly struct ConeRow
{
    private readonly int peak, particles;
    private readonly float redshift, x, y, z, velocityX, velocityY, velocityZ, theta, phi, along, observed;

    /// <summary>Keeps a halo of <paramref name="particles"/> particles.</summary>
    public ConeRow(in ConeHalo halo, int particles)
    {
        (peak, this.particles) = ((int)halo.Id, particles);
        (redshift, x, y, z) = ((float)halo.Redshift, (float)halo.X, (float)halo.Y, (float)halo.Z);
        (velocityX, velocityY, velocityZ) = ((float)halo.VelocityX, (float)halo.VelocityY, (float)halo.VelocityZ);
        (theta, phi, along, observed) = ((float)halo.Theta, (float)halo.Phi, (float)halo.LineOfSightVelocity, (float)halo.ObservedRedshift);
    }

    /// <summary>The halo again, with its mass in Msun/h.</summary>
    public ConeHalo ToHalo(double particleMass) => new(
        (ulong)peak, redshift, x, y, z, velocityX, velocityY, velocityZ, particles * particleMass, theta, phi, along, observed);
}
