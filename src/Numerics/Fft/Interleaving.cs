using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Numerics.Fft;

/// <summary>Between complex numbers in memory (real, imaginary, real, ...) and a vector of real beside a vector of imaginary parts.</summary>
/// <remarks>Splitting may permute the lanes; joining undoes it. Lines are independent, so the order of lanes in between is of no consequence.</remarks>
internal static class Interleaving<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static bool HasAvxLanes => Avx.IsSupported && Unsafe.SizeOf<Vector<T>>() == 32;

    /// <summary>Reads <c>Vector&lt;T&gt;.Count</c> complex numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split(ref T complex, out Vector<T> re, out Vector<T> im)
    {
        ref byte bytes = ref Unsafe.As<T, byte>(ref complex);
        if (HasAvxLanes && typeof(T) == typeof(double))
        {
            Vector256<double> a = Unsafe.ReadUnaligned<Vector256<double>>(ref bytes), b = Unsafe.ReadUnaligned<Vector256<double>>(ref Unsafe.Add(ref bytes, 32));
            re = Unsafe.BitCast<Vector256<double>, Vector<T>>(Avx.UnpackLow(a, b));
            im = Unsafe.BitCast<Vector256<double>, Vector<T>>(Avx.UnpackHigh(a, b));
        }
        else if (HasAvxLanes && typeof(T) == typeof(float))
        {
            Vector256<float> a = Unsafe.ReadUnaligned<Vector256<float>>(ref bytes), b = Unsafe.ReadUnaligned<Vector256<float>>(ref Unsafe.Add(ref bytes, 32));
            re = Unsafe.BitCast<Vector256<float>, Vector<T>>(Avx.Shuffle(a, b, 0b10_00_10_00));
            im = Unsafe.BitCast<Vector256<float>, Vector<T>>(Avx.Shuffle(a, b, 0b11_01_11_01));
        }
        else
        {
            Unsafe.SkipInit(out re);
            Unsafe.SkipInit(out im);
            for (int lane = 0; lane < Vector<T>.Count; lane++)
            {
                re = re.WithElement(lane, Unsafe.Add(ref complex, 2 * lane));
                im = im.WithElement(lane, Unsafe.Add(ref complex, 2 * lane + 1));
            }
        }
    }

    /// <summary>Writes <c>Vector&lt;T&gt;.Count</c> complex numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(Vector<T> re, Vector<T> im, ref T complex)
    {
        ref byte bytes = ref Unsafe.As<T, byte>(ref complex);
        if (HasAvxLanes && typeof(T) == typeof(double))
        {
            Vector256<double> r = Unsafe.BitCast<Vector<T>, Vector256<double>>(re), i = Unsafe.BitCast<Vector<T>, Vector256<double>>(im);
            Unsafe.WriteUnaligned(ref bytes, Avx.UnpackLow(r, i));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref bytes, 32), Avx.UnpackHigh(r, i));
        }
        else if (HasAvxLanes && typeof(T) == typeof(float))
        {
            Vector256<float> r = Unsafe.BitCast<Vector<T>, Vector256<float>>(re), i = Unsafe.BitCast<Vector<T>, Vector256<float>>(im);
            Unsafe.WriteUnaligned(ref bytes, Avx.UnpackLow(r, i));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref bytes, 32), Avx.UnpackHigh(r, i));
        }
        else
        {
            for (int lane = 0; lane < Vector<T>.Count; lane++)
            {
                Unsafe.Add(ref complex, 2 * lane) = re[lane];
                Unsafe.Add(ref complex, 2 * lane + 1) = im[lane];
            }
        }
    }
}
