using System.Numerics;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine.Collapse;

/// <summary>Collapse times of homogeneous ellipsoids by third-order Lagrangian perturbation theory, in vector lanes.</summary>
/// <remarks>
/// Monaco (1995, 1997) and Monaco, Theuns and Taffoni (2002). With l1 &gt;= l2 &gt;= l3 the eigenvalues of the potential's second
/// derivatives, delta their sum, mu3 their product, the growth b at collapse is the smallest
/// positive root of 1 - l1 b - (3/14) l1 (delta - l1) b^2 - (mu3/126 + (5/84) l1 delta (delta - l1)) b^3 = 0, less (0.364/delta) exp(-6.5
/// (l1 - l2)/delta - 2.8 (l2 - l3)/delta) where delta &gt; 0.
/// </remarks>
internal static class EllipsoidalCollapse
{
    /// <summary>How many particles are best given at a time: the work arrays then stay in the first-level cache.</summary>
    public const int Block = 256;

    private const int NewtonSteps = 12;

    /// <summary>Coefficients of the powers of s in cos((2/3) arccos s), 0 &lt;= s &lt;= 1, about s = 1/2; the series' radius of convergence
    /// is 3/2.</summary>
    private static readonly double[] CosineOfTwoThirds = Taylor();

    /// <summary>Lowers <paramref name="growth"/> to the growth at collapse where that comes earlier.</summary>
    /// <param name="xx">Second derivative of the potential along x x; the others likewise. All of one length, at most
    /// <see cref="Block"/>.</param>
    /// <param name="yy">Along y y.</param>
    /// <param name="zz">Along z z.</param>
    /// <param name="xy">Along x y.</param>
    /// <param name="xz">Along x z.</param>
    /// <param name="yz">Along y z.</param>
    /// <param name="growth">The smallest growth at collapse so far, +infinity for none.</param>
    public static void Lower(
        ReadOnlySpan<float> xx, ReadOnlySpan<float> yy, ReadOnlySpan<float> zz, ReadOnlySpan<float> xy, ReadOnlySpan<float> xz, ReadOnlySpan<float> yz,
        Span<float> growth)
    {
        int width = Vector<double>.Count, count = growth.Length;
        Span<double> components = stackalloc double[6 * Block];
        Span<double> time = stackalloc double[Block], exponent = stackalloc double[Block], factor = stackalloc double[Block];
        int padded = (count + width - 1) / width * width;
        Widen(xx, components[..padded]);
        Widen(yy, components.Slice(Block, padded));
        Widen(zz, components.Slice(2 * Block, padded));
        Widen(xy, components.Slice(3 * Block, padded));
        Widen(xz, components.Slice(4 * Block, padded));
        Widen(yz, components.Slice(5 * Block, padded));

        for (int n = 0; n < padded; n += width)
        {
            Eigenvalues(
                new Vector<double>(components[n..]), new Vector<double>(components[(Block + n)..]), new Vector<double>(components[(2 * Block + n)..]),
                new Vector<double>(components[(3 * Block + n)..]), new Vector<double>(components[(4 * Block + n)..]), new Vector<double>(components[(5 * Block + n)..]),
                out Vector<double> delta, out Vector<double> l1, out Vector<double> l2, out Vector<double> l3);
            FirstRoot(delta, l1, l2, l3).CopyTo(time[n..]);

            Vector<double> positive = Vector.AsVectorDouble(Vector.GreaterThan(delta, Vector<double>.Zero));
            Vector<double> inverse = Vector.ConditionalSelect(Vector.AsVectorInt64(positive), Vector<double>.One / delta, Vector<double>.Zero);
            (inverse * 0.364).CopyTo(factor[n..]);
            ((l1 - l2) * inverse * -6.5 - (l2 - l3) * inverse * 2.8).CopyTo(exponent[n..]);
        }

        PortableMath.Exp(exponent[..padded], exponent[..padded]);
        for (int n = 0; n < count; n++)
        {
            float collapse = (float)(time[n] - factor[n] * exponent[n]);
            if (collapse > 0f && collapse < growth[n]) growth[n] = collapse;
        }
    }

    private static void Widen(ReadOnlySpan<float> from, Span<double> to)
    {
        for (int n = 0; n < from.Length; n++) to[n] = from[n];
        to[from.Length..].Clear();
    }

    /// <summary>Eigenvalues of symmetric 3 x 3 matrices by Viete's formula.</summary>
    /// <remarks>With cos 3t = r, cos t = cos((2/3) arccos s) for s = sqrt((1 + r)/2), which is smooth over the whole range of s.</remarks>
    internal static void Eigenvalues(
        Vector<double> xx, Vector<double> yy, Vector<double> zz, Vector<double> xy, Vector<double> xz, Vector<double> yz,
        out Vector<double> trace, out Vector<double> l1, out Vector<double> l2, out Vector<double> l3)
    {
        Vector<double> one = Vector<double>.One;
        trace = xx + yy + zz;
        Vector<double> mean = trace * (1.0 / 3.0);
        Vector<double> a = xx - mean, b = yy - mean, c = zz - mean;
        Vector<double> square = (a * a + b * b + c * c + 2.0 * (xy * xy + xz * xz + yz * yz)) * (1.0 / 6.0);
        Vector<double> radius = Vector.SquareRoot(square);
        Vector<double> halfDeterminant = 0.5 * (a * (b * c - yz * yz) - xy * (xy * c - yz * xz) + xz * (xy * yz - b * xz));
        Vector<double> cube = square * radius;
        Vector<double> ratio = Vector.ConditionalSelect(Vector.GreaterThan(cube, Vector<double>.Zero), halfDeterminant / cube, one);
        ratio = Vector.Min(Vector.Max(ratio, -one), one);
        Vector<double> s = Vector.SquareRoot((one + ratio) * 0.5) - new Vector<double>(0.5);
        var cosine = new Vector<double>(CosineOfTwoThirds[^1]);
        for (int n = CosineOfTwoThirds.Length - 2; n >= 0; n--) cosine = cosine * s + new Vector<double>(CosineOfTwoThirds[n]);
        Vector<double> sine = Vector.SquareRoot(Vector.Max(Vector<double>.Zero, one - cosine * cosine)) * 0.866025403784438646763723170752936183;
        l1 = mean + 2.0 * radius * cosine;
        l2 = mean + 2.0 * radius * (sine - 0.5 * cosine);
        l3 = mean - 2.0 * radius * (sine + 0.5 * cosine);
    }

    /// <summary>The smallest positive root b, or +infinity; found as the largest root x = 1/b of x^3 - a1 x^2 - a2 x - a3.</summary>
    /// <remarks>
    /// Newton's iteration from above every root and beyond the inflection descends without overshooting. Where it passes the minimum the
    /// cubic has no root there: such lanes are solved in closed form.
    /// The bound adds a1, sqrt(a2) and the cube root of a3, by (a3/t^2 + 2 t)/3 &gt;= a3^(1/3) for any t &gt; 0.
    /// </remarks>
    private static Vector<double> FirstRoot(Vector<double> delta, Vector<double> l1, Vector<double> l2, Vector<double> l3)
    {
        Vector<double> zero = Vector<double>.Zero;
        Vector<double> others = delta - l1, a1 = l1, a2 = l1 * others * (3.0 / 14.0);
        Vector<double> a3 = l1 * l2 * l3 * (1.0 / 126.0) + l1 * delta * others * (5.0 / 84.0);
        Vector<double> guess = Vector.Abs(l1) * 0.7 + new Vector<double>(1e-30);
        Vector<double> third = (Vector.Max(a3, zero) / (guess * guess) + 2.0 * guess) * (1.0 / 3.0);
        Vector<double> x = Vector.Max(a1, zero) + Vector.SquareRoot(Vector.Max(a2, zero)) + third;
        var lost = Vector<long>.Zero;
        for (int step = 0; step < NewtonSteps; step++)
        {
            Vector<double> value = ((x - a1) * x - a2) * x - a3, slope = (3.0 * x - 2.0 * a1) * x - a2;
            lost |= Vector.LessThanOrEqual(slope, zero);
            Vector<double> next = x - value / slope;
            if (Vector.GreaterThanOrEqualAll(next, x * (1.0 - 1e-12))) break;
            x = next;
        }

        Vector<double> residual = Vector.Abs(((x - a1) * x - a2) * x - a3);
        lost |= ~Vector.LessThanOrEqual(residual, 1e-9 * (x * x * x + Vector.Abs(a3)));
        Vector<double> root = Vector.ConditionalSelect(Vector.GreaterThan(x, zero), Vector<double>.One / x, new Vector<double>(double.PositiveInfinity));
        if (Vector.EqualsAll(lost, Vector<long>.Zero)) return root;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            if (lost[lane] != 0) root = root.WithElement(lane, FirstRoot(a1[lane], a2[lane], a3[lane]));
        }

        return root;
    }

    /// <summary>The same for one particle, by Viete's and Cardano's formulae.</summary>
    internal static double FirstRoot(double a1, double a2, double a3)
    {
        double inflection = a1 / 3.0, q = inflection * inflection + a2 / 3.0, r = inflection * (inflection * inflection + a2 / 2.0) + a3 / 2.0;
        double x;
        if (q > 0.0 && r * r <= q * q * q)
        {
            x = inflection + 2.0 * Math.Sqrt(q) * PortableMath.Cos(PortableMath.Acos(Math.Clamp(r / (q * Math.Sqrt(q)), -1.0, 1.0)) / 3.0);
        }
        else
        {
            double edge = PortableMath.Cbrt(Math.Abs(r) + Math.Sqrt(r * r - q * q * q));
            x = inflection + Math.Sign(r) * (edge + (edge > 0.0 ? q / edge : 0.0));
        }

        return x > 0.0 ? 1.0 / x : double.PositiveInfinity;
    }

    /// <summary>Taylor coefficients of f(s) = cos((2/3) arccos s) about 1/2, from (1 - s^2) f'' - s f' + (4/9) f = 0.</summary>
    private static double[] Taylor()
    {
        const double centre = 0.5;
        const int terms = 26;
        var c = new double[terms];
        double angle = PortableMath.Acos(centre);
        c[0] = PortableMath.Cos(2.0 / 3.0 * angle);
        c[1] = 2.0 / 3.0 * PortableMath.Sin(2.0 / 3.0 * angle) / Math.Sqrt(1.0 - centre * centre);
        for (int n = 0; n + 2 < terms; n++)
        {
            double middle = (2.0 * n + 1.0) * centre * (n + 1.0) * c[n + 1] + (n * n - 4.0 / 9.0) * c[n];
            c[n + 2] = middle / ((1.0 - centre * centre) * (n + 1.0) * (n + 2.0));
        }

        return c;
    }
}
