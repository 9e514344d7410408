using System.Numerics;
using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio;

/// <summary>A cone's record with all columns: 56 bytes in single, 104 in double precision.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct ConeRecord<T> : IHaloRecord<ConeRecord<T>, ConeHalo>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ulong id;
    private readonly T redshift, x, y, z, velocityX, velocityY, velocityZ, mass, theta, phi, lineOfSightVelocity, observedRedshift;

    private ConeRecord(in ConeHalo halo, double toH)
    {
        id = halo.Id;
        redshift = T.CreateTruncating(halo.Redshift);
        (x, y, z) = (T.CreateTruncating(halo.X / toH), T.CreateTruncating(halo.Y / toH), T.CreateTruncating(halo.Z / toH));
        (velocityX, velocityY, velocityZ) = (
            T.CreateTruncating(halo.VelocityX), T.CreateTruncating(halo.VelocityY), T.CreateTruncating(halo.VelocityZ));
        mass = T.CreateTruncating(halo.Mass / toH);
        (theta, phi) = (T.CreateTruncating(halo.Theta), T.CreateTruncating(halo.Phi));
        lineOfSightVelocity = T.CreateTruncating(halo.LineOfSightVelocity);
        observedRedshift = T.CreateTruncating(halo.ObservedRedshift);
    }

    public static ConeRecord<T> From(in ConeHalo halo, double toH) => new(halo, toH);

    public ConeHalo ToHalo(double toH) => new(
        id,
        double.CreateTruncating(redshift),
        double.CreateTruncating(x) * toH,
        double.CreateTruncating(y) * toH,
        double.CreateTruncating(z) * toH,
        double.CreateTruncating(velocityX),
        double.CreateTruncating(velocityY),
        double.CreateTruncating(velocityZ),
        double.CreateTruncating(mass) * toH,
        double.CreateTruncating(theta),
        double.CreateTruncating(phi),
        double.CreateTruncating(lineOfSightVelocity),
        double.CreateTruncating(observedRedshift));
}
