using System.Numerics;
using System.Runtime.CompilerServices;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine.Collapse;

/// <summary>The growth b at which the first axis of an ellipsoid collapses, to third order: found as the largest root x = 1/b of x^3 - a1 x^2 -
/// a2 x - a3.</summary>
internal static unsafe class CollapseRoot
{
    private const int FirstSteps = 3;
    private const int MostSteps = 12;

    /// <summary>A step of Halley's iteration this small, relative to x, leaves an error of its cube.</summary>
    private const double SmallStep = 3e-4;

    private const double ResidualTolerance = 1e-9;

    /// <summary>The smallest positive root b of each ellipsoid, +infinity for none.</summary>
    /// <remarks>
    /// Without an axis that contracts there is no collapse. Otherwise Halley's iteration starts near an upper bound: of a1 + sqrt(a2) + cbrt(a3)
    /// if a2 is positive, of the larger of a1 and cbrt(a3) if not, where (a3/t^2 + 2 t)/3 &gt;= cbrt(a3) for any t &gt; 0.
    /// A lane that has settled is left alone, so that its result does not depend on its neighbours.
    /// What it finds is the largest root if it lies beyond the inflection on a rising branch; the few others are solved in closed form.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void First(double* delta, double* l1, double* l2, double* l3, double* roots, int count)
    {
        Vector<double> zero = Vector<double>.Zero, one = Vector<double>.One;
        for (int n = 0; n < count; n += Vector<double>.Count)
        {
            Vector<double> first = Vector.Load(l1 + n), sum = Vector.Load(delta + n);
            Vector<long> contracts = Vector.GreaterThan(first, zero);
            Vector<double> a1 = Vector.ConditionalSelect(contracts, first, one), others = Vector.ConditionalSelect(contracts, sum - first, zero);
            Vector<double> a2 = a1 * others * (3.0 / 14.0);
            Vector<double> product = first * Vector.Load(l2 + n) * Vector.Load(l3 + n) * (1.0 / 126.0) + first * sum * others * (5.0 / 84.0);
            Vector<double> a3 = Vector.ConditionalSelect(contracts, product, zero);
            Vector<double> x = Start(a1, a2, a3, others);
            Vector<long> settled = Vector<long>.Zero;
            for (int step = 1; step <= MostSteps; step++)
            {
                Vector<double> value = Value(x, a1, a2, a3), slope = Slope(x, a1, a2), curvature = 3.0 * x - a1;
                Vector<double> change = value * slope / (slope * slope - value * curvature);
                x = Vector.ConditionalSelect(settled, x, x - change);
                if (step < FirstSteps) continue;
                settled |= Vector.LessThanOrEqual(Vector.Abs(change), SmallStep * x);
                if (Vector.EqualsAll(settled, Vector<long>.AllBitsSet)) break;
            }

            Vector<long> found = Vector.LessThanOrEqual(Vector.Abs(Value(x, a1, a2, a3)), ResidualTolerance * (x * x * x + Vector.Abs(a3)))
                & Vector.GreaterThan(Slope(x, a1, a2), zero) & Vector.GreaterThanOrEqual(3.0 * x, a1) & Vector.GreaterThan(x, zero);
            Vector.ConditionalSelect(contracts, one / x, new Vector<double>(double.PositiveInfinity)).Store(roots + n);
            if (Vector.EqualsAll(found, Vector<long>.AllBitsSet)) continue;
            for (int lane = 0; lane < Vector<double>.Count; lane++)
            {
                if (found[lane] == 0) roots[n + lane] = Closed(a1[lane], a2[lane], a3[lane]);
            }
        }
    }

    /// <summary>The same for one particle, by Viete's and Cardano's formulae.</summary>
    internal static double Closed(double a1, double a2, double a3)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Start(Vector<double> a1, Vector<double> a2, Vector<double> a3, Vector<double> others)
    {
        Vector<double> zero = Vector<double>.Zero;
        Vector<double> guess = Vector.Max(0.7 * a1, 0.45 * Vector.SquareRoot(a1 * Vector.Max(-others, zero)));
        Vector<double> third = (Vector.Max(a3, zero) / (guess * guess) + 2.0 * guess) * (1.0 / 3.0);
        return Vector.ConditionalSelect(
            Vector.GreaterThan(a2, zero), a1 + Vector.SquareRoot(Vector.Max(a2, zero)) + third, Vector.Max(a1, third));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Value(Vector<double> x, Vector<double> a1, Vector<double> a2, Vector<double> a3) =>
        Vector.FusedMultiplyAdd(Vector.FusedMultiplyAdd(x - a1, x, -a2), x, -a3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Slope(Vector<double> x, Vector<double> a1, Vector<double> a2) =>
        Vector.FusedMultiplyAdd(Vector.FusedMultiplyAdd(new Vector<double>(3.0), x, -2.0 * a1), x, -a2);
}
