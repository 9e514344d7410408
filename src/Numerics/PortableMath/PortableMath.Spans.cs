using System.Numerics;
using System.Runtime.CompilerServices;

namespace Orchestrator.Numerics;

/// <content>
/// Functions of many arguments: vectors where every lane is in the common range, the scalar function for the others and the rest.
/// Compiled with all optimisations at once: code with <see cref="Vector{T}"/> is never compiled ahead, and the first, unoptimised tier is ten times slower.
/// </content>
public static partial class PortableMath
{
    /// <summary>e to the power of each argument; the same bits as <see cref="Exp(double)"/>.</summary>
    /// <param name="x">Arguments.</param>
    /// <param name="results">Where the results go, at least as long; may be the same memory as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="results"/> is too short, or overlaps <paramref name="x"/> with a shift.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exp(ReadOnlySpan<double> x, Span<double> results)
    {
        CheckResults(x, results, nameof(results));
        int i = 0;
        for (; CanLoad(x, i); i += Vector<double>.Count)
        {
            var lanes = new Vector<double>(x[i..]);
            if (Vector.LessThanOrEqualAll(Vector.Abs(lanes), new Vector<double>(ExpPlainLimit))) ExpLanes(lanes).CopyTo(results[i..]);
            else for (int lane = i; lane < i + Vector<double>.Count; lane++) results[lane] = Exp(x[lane]);
        }

        for (; i < x.Length; i++) results[i] = Exp(x[i]);
    }

    /// <summary>The natural logarithm of each argument; the same bits as <see cref="Log(double)"/>.</summary>
    /// <param name="x">Arguments.</param>
    /// <param name="results">Where the results go, at least as long; may be the same memory as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="results"/> is too short, or overlaps <paramref name="x"/> with a shift.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Log(ReadOnlySpan<double> x, Span<double> results)
    {
        CheckResults(x, results, nameof(results));
        int i = 0;
        for (; CanLoad(x, i); i += Vector<double>.Count)
        {
            var lanes = new Vector<double>(x[i..]);
            bool plain = Vector.GreaterThanOrEqualAll(lanes, new Vector<double>(SmallestNormal))
                && Vector.LessThanOrEqualAll(lanes, new Vector<double>(double.MaxValue));
            if (plain) LogLanes(lanes).CopyTo(results[i..]);
            else for (int lane = i; lane < i + Vector<double>.Count; lane++) results[lane] = Log(x[lane]);
        }

        for (; i < x.Length; i++) results[i] = Log(x[i]);
    }

    /// <summary>Sine and cosine of each argument; the same bits as <see cref="SinCos(double)"/>.</summary>
    /// <param name="x">Angles in radians.</param>
    /// <param name="sines">Where the sines go, at least as long; may be the same memory as <paramref name="x"/>.</param>
    /// <param name="cosines">Where the cosines go, at least as long; may be the same memory as <paramref name="x"/>, not as <paramref name="sines"/>.</param>
    /// <exception cref="ArgumentException">A span of results is too short, or the spans overlap otherwise.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SinCos(ReadOnlySpan<double> x, Span<double> sines, Span<double> cosines)
    {
        CheckResults(x, sines, nameof(sines));
        CheckResults(x, cosines, nameof(cosines));
        if (sines[..x.Length].Overlaps(cosines[..x.Length])) throw new ArgumentException("Sines and cosines need different memory.", nameof(cosines));
        int i = 0;
        for (; CanLoad(x, i); i += Vector<double>.Count)
        {
            var lanes = new Vector<double>(x[i..]);
            if (Vector.LessThanOrEqualAll(Vector.Abs(lanes), new Vector<double>(LargeAngle)))
            {
                SinCosLanes(lanes, out Vector<double> sine, out Vector<double> cosine);
                sine.CopyTo(sines[i..]);
                cosine.CopyTo(cosines[i..]);
            }
            else
            {
                for (int lane = i; lane < i + Vector<double>.Count; lane++) (sines[lane], cosines[lane]) = SinCos(x[lane]);
            }
        }

        for (; i < x.Length; i++) (sines[i], cosines[i]) = SinCos(x[i]);
    }

    /// <summary>The error function of each argument; the same bits as <see cref="Erf(double)"/>.</summary>
    /// <param name="x">Arguments.</param>
    /// <param name="results">Where the results go, at least as long; may be the same memory as <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="results"/> is too short, or overlaps <paramref name="x"/> with a shift.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Erf(ReadOnlySpan<double> x, Span<double> results)
    {
        CheckResults(x, results, nameof(results));
        int i = 0;
        for (; CanLoad(x, i); i += Vector<double>.Count) ErfLanes(new Vector<double>(x[i..])).CopyTo(results[i..]);
        for (; i < x.Length; i++) results[i] = Erf(x[i]);
    }

    private static bool CanLoad(ReadOnlySpan<double> x, int i) => Vector.IsHardwareAccelerated && i <= x.Length - Vector<double>.Count;

    private static void CheckResults(ReadOnlySpan<double> x, Span<double> results, string name)
    {
        if (results.Length < x.Length) throw new ArgumentException($"There are {x.Length} arguments and room for {results.Length} results.", name);
        if (x.Overlaps(results, out int shift) && shift != 0)
            throw new ArgumentException("Arguments and results share memory with a shift, so results would replace arguments not yet read.", name);
    }
}
