using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Pinocchio.Engine.Displacement;

/// <summary>The displacements of a particle as vectors of x, y, z, 0.</summary>
internal static unsafe class ParticleLanes
{
    private static Vector128<float> Three => Vector128.Create(-1, -1, -1, 0).AsSingle();

    /// <summary>The displacement of an order: 0 Zel'dovich, 1 second order, 2 and 3 third order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Order(CollapsedParticle* particle, int order)
    {
        Vector128<float> lanes = Vector128.Load((float*)particle + order * CollapsedParticle.OrderStride) & Three;
        return Avx.IsSupported ? Avx.ConvertToVector256Double(lanes) : Vector256.Create(Vector128.WidenLower(lanes), Vector128.WidenUpper(lanes));
    }
}
