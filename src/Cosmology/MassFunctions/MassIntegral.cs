using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>Integrals of dn/dlnM over ln M by Gauss-Legendre rules on short intervals.</summary>
internal static class MassIntegral
{
    private const int Points = 4;
    private static readonly QuadratureRule Rule = Quadrature.GaussLegendre(Points);

    /// <summary>Halos a (Mpc/h)^3 between <paramref name="logMass"/> and <paramref name="logMass"/> + <paramref name="width"/>.</summary>
    public static double Interval(IHaloMassFunction massFunction, double redshift, double logMass, double width)
    {
        ReadOnlySpan<double> nodes = Rule.Nodes.AsSpan();
        ReadOnlySpan<double> weights = Rule.Weights.AsSpan();
        Span<double> values = stackalloc double[Points];
        for (int i = 0; i < nodes.Length; i++) values[i] = PortableMath.Exp(logMass + 0.5 * width * (1.0 + nodes[i]));
        massFunction.NumberDensity(values, redshift, values);
        double sum = 0.0;
        for (int i = 0; i < nodes.Length; i++) sum += weights[i] * values[i];
        return 0.5 * width * sum;
    }

    /// <summary>Halos a (Mpc/h)^3 from <paramref name="logMass"/> to <paramref name="logEnd"/>, in intervals of about <paramref name="step"/>.</summary>
    public static double Above(IHaloMassFunction massFunction, double redshift, double logMass, double logEnd, double step)
    {
        int intervals = Math.Max(1, (int)((logEnd - logMass) / step));
        double width = (logEnd - logMass) / intervals * (1.0 - 1e-14);
        double sum = 0.0;
        for (int i = intervals - 1; i >= 0; i--) sum += Interval(massFunction, redshift, logMass + i * width, width);
        return sum;
    }
}
