using System.Numerics;
using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio;

/// <summary>A catalogue's record of V4, where the initial position comes first: 56 bytes in single, 96 in double precision.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct CatalogRecordV4<T> : IHaloRecord<CatalogRecordV4<T>, CatalogHalo>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ulong id;
    private readonly T mass, lagrangianX, lagrangianY, lagrangianZ, x, y, z, velocityX, velocityY, velocityZ;
    private readonly int particles;
    private readonly int padding;

    private CatalogRecordV4(in CatalogHalo halo, double toH)
    {
        id = halo.Id;
        mass = T.CreateTruncating(halo.Mass / toH);
        lagrangianX = T.CreateTruncating(halo.LagrangianX / toH);
        lagrangianY = T.CreateTruncating(halo.LagrangianY / toH);
        lagrangianZ = T.CreateTruncating(halo.LagrangianZ / toH);
        x = T.CreateTruncating(halo.X / toH);
        y = T.CreateTruncating(halo.Y / toH);
        z = T.CreateTruncating(halo.Z / toH);
        velocityX = T.CreateTruncating(halo.VelocityX);
        velocityY = T.CreateTruncating(halo.VelocityY);
        velocityZ = T.CreateTruncating(halo.VelocityZ);
        particles = halo.Particles;
        padding = 0;
    }

    public static CatalogRecordV4<T> From(in CatalogHalo halo, double toH) => new(halo, toH);

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
        particles);
}
