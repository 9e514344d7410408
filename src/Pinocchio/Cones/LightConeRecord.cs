using System.Numerics;
using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio;

/// <summary>A cone's record of a LIGHT_OUTPUT build: 32 bytes in single precision (the last four mean nothing), 48 in double.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct LightConeRecord<T> : IHaloRecord<LightConeRecord<T>, ConeHalo>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ulong id;
    private readonly T redshift, mass, theta, phi, observedRedshift;

    private LightConeRecord(in ConeHalo halo, double toH)
    {
        id = halo.Id;
        redshift = T.CreateTruncating(halo.Redshift);
        mass = T.CreateTruncating(halo.Mass / toH);
        (theta, phi) = (T.CreateTruncating(halo.Theta), T.CreateTruncating(halo.Phi));
        observedRedshift = T.CreateTruncating(halo.ObservedRedshift);
    }

    public static LightConeRecord<T> From(in ConeHalo halo, double toH) => new(halo, toH);

    public ConeHalo ToHalo(double toH) => new(
        id,
        double.CreateTruncating(redshift),
        double.NaN,
        double.NaN,
        double.NaN,
        double.NaN,
        double.NaN,
        double.NaN,
        double.CreateTruncating(mass) * toH,
        double.CreateTruncating(theta),
        double.CreateTruncating(phi),
        double.NaN,
        double.CreateTruncating(observedRedshift));
}
