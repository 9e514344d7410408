using System.Numerics;

namespace Orchestrator.Numerics.Fft;

/// <summary>How lines of one length are transformed: the radices of the Stockham passes and their twiddle factors.</summary>
internal sealed class LinePlan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Pass[] passes;

    /// <summary>Plans lines of <paramref name="length"/> complex numbers.</summary>
    public LinePlan(int length)
    {
        Length = length;
        var planned = new List<Pass>();
        int rest = length, stride = 1;
        foreach (int radix in Radices(length))
        {
            planned.Add(new Pass(radix, stride, rest / radix, Twiddles(rest, radix), radix > 5 && radix != 8 ? Roots(radix) : []));
            rest /= radix;
            stride *= radix;
        }

        passes = [.. planned];
    }

    /// <summary>Number of complex numbers in a line.</summary>
    public int Length { get; }

    /// <summary>Whether the result ends in the scratch arrays rather than in the arrays that were given.</summary>
    public bool EndsInScratch => passes.Length % 2 == 1;

    /// <summary>Transforms a batch of lines, with the sign of e^(-2 pi i); exchanging the real with the imaginary arrays gives the other sign.</summary>
    public void Transform(ref Vector<T> re, ref Vector<T> im, ref Vector<T> scratchRe, ref Vector<T> scratchIm)
    {
        ref Vector<T> xr = ref re, xi = ref im, yr = ref scratchRe, yi = ref scratchIm;
        foreach (Pass pass in passes)
        {
            if (pass.M == 1) pass.Run<Untwiddled>(ref xr, ref xi, ref yr, ref yi);
            else pass.Run<Twiddled>(ref xr, ref xi, ref yr, ref yi);
            ref Vector<T> sr = ref xr, si = ref xi;
            xr = ref yr;
            xi = ref yi;
            yr = ref sr;
            yi = ref si;
        }
    }

    /// <summary>Eights first, because fewer passes touch memory less; then a four or a two, then the odd primes.</summary>
    private static List<int> Radices(int length)
    {
        var odd = new List<int>();
        int twos = BitOperations.TrailingZeroCount(length), rest = length >> twos;
        for (int prime = 3; prime * prime <= rest; prime += 2)
        {
            for (; rest % prime == 0; rest /= prime) odd.Add(prime);
        }

        if (rest > 1) odd.Add(rest);
        var radices = new List<int>();
        // 2^k as eights and fours, with a two only where nothing else is left.
        while (twos >= 3 && twos != 4)
        {
            radices.Add(8);
            twos -= 3;
        }

        for (; twos >= 2; twos -= 2) radices.Add(4);
        if (twos == 1) radices.Add(2);
        radices.AddRange(odd);
        return radices;
    }

    private static T[] Twiddles(int length, int radix)
    {
        int m = length / radix;
        var twiddles = new T[2 * (radix - 1) * m];
        for (int p = 0; p < m; p++)
        {
            for (int k = 1; k < radix; k++)
                UnitRoot((long)p * k, length, twiddles.AsSpan(2 * ((radix - 1) * p + k - 1), 2));
        }

        return twiddles;
    }

    private static T[] Roots(int radix)
    {
        var roots = new T[2 * radix];
        for (int j = 0; j < radix; j++) UnitRoot(j, radix, roots.AsSpan(2 * j, 2));
        return roots;
    }

    /// <summary>e^(-2 pi i numerator / denominator), real and imaginary part.</summary>
    internal static void UnitRoot(long numerator, int denominator, Span<T> root)
    {
        double angle = -2.0 * Math.PI * (numerator % denominator) / denominator;
        root[0] = T.CreateChecked(PortableMath.Cos(angle));
        root[1] = T.CreateChecked(PortableMath.Sin(angle));
    }

    private sealed record Pass(int Radix, int Stride, int M, T[] Twiddles, T[] Roots)
    {
        public void Run<TTwiddle>(ref Vector<T> xr, ref Vector<T> xi, ref Vector<T> yr, ref Vector<T> yi)
            where TTwiddle : struct
        {
            switch (Radix)
            {
                case 2: Radix<T, TTwiddle>.Two(ref xr, ref xi, ref yr, ref yi, Stride, M, Twiddles); break;
                case 3: Radix<T, TTwiddle>.Three(ref xr, ref xi, ref yr, ref yi, Stride, M, Twiddles); break;
                case 4: Radix<T, TTwiddle>.Four(ref xr, ref xi, ref yr, ref yi, Stride, M, Twiddles); break;
                case 5: Radix<T, TTwiddle>.Five(ref xr, ref xi, ref yr, ref yi, Stride, M, Twiddles); break;
                case 8: Radix<T, TTwiddle>.Eight(ref xr, ref xi, ref yr, ref yi, Stride, M, Twiddles); break;
                default: Radix<T, TTwiddle>.Prime(Radix, Roots, ref xr, ref xi, ref yr, ref yi, Stride, M, Twiddles); break;
            }
        }
    }
}
