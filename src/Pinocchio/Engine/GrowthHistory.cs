using Orchestrator.Cosmology;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine.Fragmentation;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Growth of each order and comoving distance, tabulated in the scale factor.</summary>
internal sealed class GrowthHistory : IGrowthHistory
{
    private const int Intervals = 4096;
    private const int Columns = 8;
    private const int Block = 256;

    /// <summary>How far the tables reach beyond their ends, for times that were rounded to single precision.</summary>
    private const double Margin = 1.0 + 1e-6;

    /// <summary>Collapse after this (a = 1.499) is put on the power law through the real program's last two rows.</summary>
    private const double LatestRedshift = -0.333;

    private readonly UniformCubicSpline[] growth = new UniformCubicSpline[Columns];
    private readonly UniformCubicSpline inverse;
    private readonly double smallestLogGrowth, largestLogGrowth, farLogGrowth, farLogCollapse, farSlope;
    private readonly ConeDistance distance;

    /// <summary>Tabulates the growth between two times.</summary>
    /// <param name="cosmology">The background.</param>
    /// <param name="firstCollapse">Largest 1 + z that will be asked for.</param>
    /// <param name="lastRedshift">Redshift of the last output, by whose growth all others are divided.</param>
    /// <param name="cell">Distance between particles, comoving Mpc/h.</param>
    /// <param name="distance">Comoving distance as a function of 1 + z, Mpc/h.</param>
    public GrowthHistory(WcdmCosmology cosmology, double firstCollapse, double lastRedshift, double cell, ConeDistance distance)
    {
        this.distance = distance;
        Cell = cell;
        Last = cosmology.LagrangianGrowthFactors(lastRedshift);
        double from = 1.0 / firstCollapse / Margin, to = 1.0 / (1.0 + lastRedshift) * Margin;
        var values = new double[Columns][];
        for (int column = 0; column < Columns; column++) values[column] = new double[Intervals + 1];
        for (int n = 0; n <= Intervals; n++)
        {
            double redshift = 1.0 / (from + (to - from) * n / Intervals) - 1.0;
            LagrangianGrowth factor = cosmology.LagrangianGrowthFactors(redshift), rate = cosmology.LagrangianGrowthRates(redshift);
            values[0][n] = factor.D1 / Last.D1;
            values[1][n] = factor.D2 / Last.D2;
            values[2][n] = factor.D31 / Last.D31;
            values[3][n] = factor.D32 / Last.D32;
            values[4][n] = values[0][n] * rate.D1;
            values[5][n] = values[1][n] * rate.D2;
            values[6][n] = values[2][n] * rate.D31;
            values[7][n] = values[3][n] * rate.D32;
        }

        for (int column = 0; column < Columns; column++) growth[column] = UniformCubicSpline.NotAKnot(from, to, values[column]);

        smallestLogGrowth = PortableMath.Log(cosmology.GrowthFactor(firstCollapse - 1.0));
        largestLogGrowth = PortableMath.Log(cosmology.GrowthFactor(LatestRedshift));
        double LogGrowth(double redshift) => PortableMath.Log(cosmology.GrowthFactor(redshift));
        farLogGrowth = CosmologyRows.At(LogGrowth, CosmologyRows.Count - 1);
        farLogCollapse = -PortableMath.Log(CosmologyRows.ScaleFactor(CosmologyRows.Count - 1));
        farSlope = (farLogCollapse + PortableMath.Log(CosmologyRows.ScaleFactor(CosmologyRows.Count - 2)))
            / (farLogGrowth - CosmologyRows.At(LogGrowth, CosmologyRows.Count - 2));
        inverse = UniformCubicSpline.Tabulate(log => LogCollapseOf(cosmology, log), smallestLogGrowth, largestLogGrowth, Intervals);
    }

    /// <summary>Growth factors at the last output.</summary>
    public LagrangianGrowth Last { get; }

    /// <summary>Distance between particles, comoving Mpc/h.</summary>
    public double Cell { get; }

    /// <summary>Replaces linear growth factors at collapse by the time 1 + z at which the universe has them, below 1 for the future; 0 where
    /// the growth is infinite, for never.</summary>
    public void ToCollapseTimes(Span<float> growths)
    {
        Span<double> logs = stackalloc double[Block];
        for (int start = 0; start < growths.Length; start += Block)
        {
            Span<float> piece = growths.Slice(start, Math.Min(Block, growths.Length - start));
            Span<double> values = logs[..piece.Length];
            for (int n = 0; n < piece.Length; n++) values[n] = float.IsPositiveInfinity(piece[n]) ? 1.0 : piece[n];
            PortableMath.Log(values, values);
            for (int n = 0; n < piece.Length; n++)
            {
                values[n] = values[n] > largestLogGrowth
                    ? farLogCollapse + (values[n] - farLogGrowth) * farSlope
                    : inverse.Evaluate(Math.Max(values[n], smallestLogGrowth));
            }

            PortableMath.Exp(values, values);
            for (int n = 0; n < piece.Length; n++) piece[n] = float.IsPositiveInfinity(piece[n]) ? 0f : (float)values[n];
        }
    }

    /// <summary>Displacements of second order, by which groups are put together.</summary>
    public GroupMotion MotionForGroups(double collapse)
    {
        double a = 1.0 / collapse;
        return new GroupMotion(growth[0].Evaluate(a), growth[1].Evaluate(a), 0.0, 0.0);
    }

    /// <inheritdoc/>
    public GroupMotion MotionForCatalogs(double collapse)
    {
        double a = 1.0 / collapse;
        return new GroupMotion(growth[0].Evaluate(a), growth[1].Evaluate(a), growth[2].Evaluate(a), growth[3].Evaluate(a));
    }

    /// <inheritdoc/>
    public GroupMotion VelocityForCatalogs(double collapse)
    {
        double a = 1.0 / collapse;
        return new GroupMotion(growth[4].Evaluate(a), growth[5].Evaluate(a), growth[6].Evaluate(a), growth[7].Evaluate(a));
    }

    /// <inheritdoc/>
    public double Distance(double collapse) => distance(collapse) / Cell;

    private static double LogCollapseOf(WcdmCosmology cosmology, double logGrowth) =>
        RootFinding.Brent(log => PortableMath.Log(cosmology.GrowthFactor(PortableMath.Exp(log) - 1.0)) - logGrowth, -0.4054, 9.0, 1e-12);
}
