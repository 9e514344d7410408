using System.Numerics;
using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio;

/// <summary>A catalogue's record of a LIGHT_OUTPUT build, without the number of particles: 48 bytes in single, 88 in double
/// precision.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct LightCatalogRecord<T> : IHaloRecord<LightCatalogRecord<T>, CatalogHalo>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ulong id;
    private readonly T mass, x, y, z, velocityX, velocityY, velocityZ, lagrangianX, lagrangianY, lagrangianZ;

    private LightCatalogRecord(in CatalogHalo halo, double toH)
    {
        id = halo.Id;
        mass = T.CreateTruncating(halo.Mass / toH);
        x = T.CreateTruncating(halo.X / toH);
        y = T.CreateTruncating(halo.Y / toH);
        z = T.CreateTruncating(halo.Z / toH);
        velocityX = T.CreateTruncating(halo.VelocityX);
        velocityY = T.CreateTruncating(halo.VelocityY);
        velocityZ = T.CreateTruncating(halo.VelocityZ);
        lagrangianX = T.CreateTruncating(halo.LagrangianX / toH);
        lagrangianY = T.CreateTruncating(halo.LagrangianY / toH);
        lagrangianZ = T.CreateTruncating(halo.LagrangianZ / toH);
    }

    public static LightCatalogRecord<T> From(in CatalogHalo halo, double toH) => new(halo, toH);

    public CatalogHalo ToHalo(double toH) => new(
        id,
        double.CreateTruncating(mass) * toH,
        double.CreateTruncating(lagrangianX) * toH,
        double.CreateTruncating(lagrangianY) * toH,
        double.CreateTruncating(lagrangianZ) * toH,
        double.CreateTruncating(x) * toH,
        double.CreateTruncating(y) * toH,
        double.CreateTruncating(z) * toH,
        double.CreateTruncating(velocityX),
        double.CreateTruncating(velocityY),
        double.CreateTruncating(velocityZ),
        0);
}
