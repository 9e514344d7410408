namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>What is kept of a halo of the box: the precision of the files. Positions in Mpc/h, velocities in km/s.</summary>
internal readonly struct CatalogRow
{
    private readonly int peak, particles;
    private readonly float lagrangianX, lagrangianY, lagrangianZ, x, y, z, velocityX, velocityY, velocityZ;

    /// <summary>Keeps a halo.</summary>
    public CatalogRow(in CatalogHalo halo)
    {
        (peak, particles) = ((int)halo.Id, halo.Particles);
        (lagrangianX, lagrangianY, lagrangianZ) = ((float)halo.LagrangianX, (float)halo.LagrangianY, (float)halo.LagrangianZ);
        (x, y, z) = ((float)halo.X, (float)halo.Y, (float)halo.Z);
        (velocityX, velocityY, velocityZ) = ((float)halo.VelocityX, (float)halo.VelocityY, (float)halo.VelocityZ);
    }

    /// <summary>The halo again, with its mass in Msun/h.</summary>
    public CatalogHalo ToHalo(double particleMass) => new(
        (ulong)peak, particles * particleMass, lagrangianX, lagrangianY, lagrangianZ, x, y, z, velocityX, velocityY, velocityZ, particles);
}
