using System.Collections.Immutable;

namespace Orchestrator.Numerics;

/// <summary>A Gauss-Legendre rule: exact for polynomials up to degree 2n - 1. Immutable, thread-safe.</summary>
public sealed class QuadratureRule
{
    internal QuadratureRule(int points)
    {
        double[] nodes = new double[points], weights = new double[points];
        for (int i = 0; i < (points + 1) / 2; i++)
        {
            var (node, derivative) = LegendreZero(points, i);
            nodes[i] = -node;
            nodes[points - 1 - i] = node;
            weights[i] = weights[points - 1 - i] = 2 / ((1 - node * node) * derivative * derivative);
        }

        Nodes = ImmutableArray.Create(nodes);
        Weights = ImmutableArray.Create(weights);
    }

    /// <summary>The abscissae in (-1, 1), ascending.</summary>
    public ImmutableArray<double> Nodes { get; }

    /// <summary>The weights; their sum is 2.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>The integral of a function by this rule.</summary>
    /// <param name="function">The function; it is not evaluated at the limits.</param>
    /// <param name="from">Lower limit.</param>
    /// <param name="to">Upper limit; below <paramref name="from"/> the sign changes.</param>
    /// <returns>The weighted sum.</returns>
    public double Integrate(Func<double, double> function, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(function);
        double centre = 0.5 * (from + to), half = 0.5 * (to - from), sum = 0;
        for (int i = 0; i < Nodes.Length; i++) sum += Weights[i] * function(centre + half * Nodes[i]);
        return half * sum;
    }

    /// <summary>The i-th largest zero of the Legendre polynomial by Newton's method from its asymptotic position, and the derivative there.</summary>
    private static (double Zero, double Derivative) LegendreZero(int n, int i)
    {
        // The middle zero of an odd polynomial is 0 exactly.
        double x = 2 * i + 1 == n ? 0 : PortableMath.Cos(Math.PI * (i + 0.75) / (n + 0.5));
        double derivative = 0;
        for (int iteration = 0; iteration < 10; iteration++)
        {
            double current = x, before = 1;
            for (int k = 2; k <= n; k++) (current, before) = (((2 * k - 1) * x * current - (k - 1) * before) / k, current);
            derivative = n * (x * current - before) / (x * x - 1);
            double correction = current / derivative;
            if (x != 0) x -= correction;
            if (Math.Abs(correction) < 1e-15) break;
        }

        return (x, derivative);
    }
}
