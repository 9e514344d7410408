using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>Comoving distance of redshift, and redshift of comoving distance, as two uniform tables.</summary>
/// <remarks>
/// Node values are Gauss-Legendre integrals of c / H, derivatives are exact, and the number of nodes doubles until the middle of
/// every interval is right to 2e-12: dark energy that varies fast gets more nodes, the usual kind 32 a unit of redshift.
/// </remarks>
internal sealed class DistanceTable
{
    private const double Tolerance = 2e-12;
    private const int NodesPerRedshift = 32;
    private const int InverseIntervals = 512;
    private const int Doublings = 4;
    private static readonly QuadratureRule Rule = Quadrature.GaussLegendre(8);
    private readonly WcdmCosmology cosmology;
    private readonly double maximumRedshift;

    public DistanceTable(WcdmCosmology cosmology, double maximumRedshift)
    {
        this.cosmology = cosmology;
        this.maximumRedshift = maximumRedshift;
        Forward = Refine(BuildForward, (int)(NodesPerRedshift * maximumRedshift));
        Inverse = Refine(BuildInverse, InverseIntervals);
    }

    /// <summary>Comoving Mpc/h of redshift.</summary>
    public QuinticTable Forward { get; }

    /// <summary>Redshift of comoving Mpc/h.</summary>
    public QuinticTable Inverse { get; }

    /// <summary>Distance of the last redshift, in comoving Mpc/h.</summary>
    public double MaximumDistance { get; private set; }

    public double DistanceAt(double redshift) => Forward.Evaluate(redshift);

    private static QuinticTable Refine(Func<int, (QuinticTable Table, double Error)> build, int intervals)
    {
        (QuinticTable table, double error) = build(intervals);
        for (int i = 0; i < Doublings && !(error <= Tolerance); i++)
        {
            intervals *= 2;
            (table, error) = build(intervals);
        }

        return table;
    }

    private (QuinticTable Table, double Error) BuildForward(int intervals)
    {
        double step = maximumRedshift / intervals;
        var value = new double[intervals + 1];
        var middle = new double[intervals];
        var first = new double[intervals + 1];
        var second = new double[intervals + 1];
        for (int i = 0; i <= intervals; i++)
        {
            double z = i * step;
            double rate = cosmology.ExpansionRate(z);
            first[i] = CosmologyConstants.HubbleDistance / rate;
            second[i] = -first[i] * cosmology.ExpansionRateSlope(z, rate) / rate;
            if (i == 0) continue;
            middle[i - 1] = value[i - 1] + Segment(z - step, z - 0.5 * step);
            value[i] = middle[i - 1] + Segment(z - 0.5 * step, z);
        }

        MaximumDistance = value[intervals];
        var table = new QuinticTable(0.0, step, value, first, second);
        double error = 0.0;
        for (int i = 0; i < intervals; i++)
            error = Math.Max(error, Math.Abs(table.Evaluate((i + 0.5) * step) / middle[i] - 1.0));
        return (table, error);
    }

    private (QuinticTable Table, double Error) BuildInverse(int intervals)
    {
        double step = MaximumDistance / intervals;
        var value = new double[intervals + 1];
        var first = new double[intervals + 1];
        var second = new double[intervals + 1];
        var middle = new double[intervals];
        for (int i = 0; i <= intervals; i++)
        {
            if (i > 0)
            {
                middle[i - 1] = Solve((i - 0.5) * step, value[i - 1] + 0.5 * step * first[i - 1]);
                value[i] = i == intervals ? maximumRedshift : Solve(i * step, middle[i - 1] + 0.5 * step * first[i - 1]);
            }

            double rate = cosmology.ExpansionRate(value[i]);
            first[i] = rate / CosmologyConstants.HubbleDistance;
            second[i] = first[i] * cosmology.ExpansionRateSlope(value[i], rate) / CosmologyConstants.HubbleDistance;
        }

        var table = new QuinticTable(0.0, step, value, first, second);
        double error = 0.0;
        for (int i = 0; i < intervals; i++)
            error = Math.Max(error, Math.Abs(table.Evaluate((i + 0.5) * step) / middle[i] - 1.0));
        return (table, error);
    }

    /// <summary>Newton's iteration on the forward table, from a guess that lies an interval away at most.</summary>
    private double Solve(double distance, double redshift)
    {
        for (int i = 0; i < 20; i++)
        {
            redshift = Math.Clamp(redshift, 0.0, maximumRedshift);
            double change = (distance - Forward.Evaluate(redshift)) / Forward.Derivative(redshift);
            redshift += change;
            if (Math.Abs(change) <= 1e-15 * (1.0 + redshift)) break;
        }

        return Math.Clamp(redshift, 0.0, maximumRedshift);
    }

    private double Segment(double from, double to)
    {
        ReadOnlySpan<double> nodes = Rule.Nodes.AsSpan();
        ReadOnlySpan<double> weights = Rule.Weights.AsSpan();
        double centre = 0.5 * (from + to);
        double half = 0.5 * (to - from);
        double sum = 0.0;
        for (int i = 0; i < nodes.Length; i++)
            sum += weights[i] / cosmology.ExpansionRate(centre + half * nodes[i]);
        return CosmologyConstants.HubbleDistance * half * sum;
    }
}
