using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Numerics.Fft;

/// <summary>Squares of <c>Vector&lt;T&gt;.Count</c> rows by as many columns, turned so that each vector holds one column.</summary>
internal static class RowTransposition<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static bool HasAvxLanes => Avx.IsSupported && Unsafe.SizeOf<Vector<T>>() == 32;

    /// <summary>Reads a square from memory, <paramref name="stride"/> elements between rows; column c goes to <paramref name="columns"/>[c].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Load(ref T square, nint stride, Span<Vector<T>> columns)
    {
        for (int row = 0; row < Vector<T>.Count; row++)
            columns[row] = Unsafe.ReadUnaligned<Vector<T>>(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref square, row * stride)));
        Transpose(columns);
    }

    /// <summary>Writes a square to memory; the inverse of <see cref="Load"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Span<Vector<T>> columns, ref T square, nint stride)
    {
        Transpose(columns);
        for (int row = 0; row < Vector<T>.Count; row++)
            Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref square, row * stride)), columns[row]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(Span<Vector<T>> square)
    {
        if (HasAvxLanes && typeof(T) == typeof(double)) TransposeFour(ref Unsafe.As<Vector<T>, Vector256<double>>(ref square[0]));
        else if (HasAvxLanes && typeof(T) == typeof(float)) TransposeEight(ref Unsafe.As<Vector<T>, Vector256<float>>(ref square[0]));
        else TransposeAny(square);
    }

    private static void TransposeAny(Span<Vector<T>> square)
    {
        for (int row = 0; row < Vector<T>.Count; row++)
        {
            for (int column = 0; column < row; column++)
            {
                T below = square[row][column];
                square[row] = square[row].WithElement(column, square[column][row]);
                square[column] = square[column].WithElement(row, below);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeFour(ref Vector256<double> rows)
    {
        Vector256<double> a = rows, b = Unsafe.Add(ref rows, 1), c = Unsafe.Add(ref rows, 2), d = Unsafe.Add(ref rows, 3);
        Vector256<double> ab0 = Avx.UnpackLow(a, b), ab1 = Avx.UnpackHigh(a, b), cd0 = Avx.UnpackLow(c, d), cd1 = Avx.UnpackHigh(c, d);
        rows = Avx.Permute2x128(ab0, cd0, 0x20);
        Unsafe.Add(ref rows, 1) = Avx.Permute2x128(ab1, cd1, 0x20);
        Unsafe.Add(ref rows, 2) = Avx.Permute2x128(ab0, cd0, 0x31);
        Unsafe.Add(ref rows, 3) = Avx.Permute2x128(ab1, cd1, 0x31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeEight(ref Vector256<float> rows)
    {
        Vector256<float> a = rows, b = Unsafe.Add(ref rows, 1), c = Unsafe.Add(ref rows, 2), d = Unsafe.Add(ref rows, 3);
        Vector256<float> e = Unsafe.Add(ref rows, 4), f = Unsafe.Add(ref rows, 5), g = Unsafe.Add(ref rows, 6), h = Unsafe.Add(ref rows, 7);
        Vector256<float> ab0 = Avx.UnpackLow(a, b), ab1 = Avx.UnpackHigh(a, b), cd0 = Avx.UnpackLow(c, d), cd1 = Avx.UnpackHigh(c, d);
        Vector256<float> ef0 = Avx.UnpackLow(e, f), ef1 = Avx.UnpackHigh(e, f), gh0 = Avx.UnpackLow(g, h), gh1 = Avx.UnpackHigh(g, h);
        Vector256<float> t0 = Avx.Shuffle(ab0, cd0, 0x44), t1 = Avx.Shuffle(ab0, cd0, 0xEE), t2 = Avx.Shuffle(ab1, cd1, 0x44), t3 = Avx.Shuffle(ab1, cd1, 0xEE);
        Vector256<float> u0 = Avx.Shuffle(ef0, gh0, 0x44), u1 = Avx.Shuffle(ef0, gh0, 0xEE), u2 = Avx.Shuffle(ef1, gh1, 0x44), u3 = Avx.Shuffle(ef1, gh1, 0xEE);
        rows = Avx.Permute2x128(t0, u0, 0x20);
        Unsafe.Add(ref rows, 1) = Avx.Permute2x128(t1, u1, 0x20);
        Unsafe.Add(ref rows, 2) = Avx.Permute2x128(t2, u2, 0x20);
        Unsafe.Add(ref rows, 3) = Avx.Permute2x128(t3, u3, 0x20);
        Unsafe.Add(ref rows, 4) = Avx.Permute2x128(t0, u0, 0x31);
        Unsafe.Add(ref rows, 5) = Avx.Permute2x128(t1, u1, 0x31);
        Unsafe.Add(ref rows, 6) = Avx.Permute2x128(t2, u2, 0x31);
        Unsafe.Add(ref rows, 7) = Avx.Permute2x128(t3, u3, 0x31);
    }
}
