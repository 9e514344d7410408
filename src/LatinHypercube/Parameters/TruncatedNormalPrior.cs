using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>The normal distribution cut to [<paramref name="Minimum"/>, <paramref name="Maximum"/>].</summary>
/// <param name="Mean">Mean of the uncut distribution, in the parameter's unit; may lie outside the range.</param>
/// <param name="StandardDeviation">Standard deviation of the uncut distribution, above 0.</param>
/// <param name="Minimum">Lower end of the support.</param>
/// <param name="Maximum">Upper end of the support, above the lower.</param>
public sealed record TruncatedNormalPrior(double Mean, double StandardDeviation, double Minimum, double Maximum) : Prior
{
    /// <summary>Below this probability the support is too far out in a tail for the quantile to be accurate.</summary>
    private const double SmallestMass = 1e-12;

    /// <inheritdoc/>
    public override string Description
        => $"normal, mean {Text(Mean)}, standard deviation {Text(StandardDeviation)}, within [{Text(Minimum)}, {Text(Maximum)}]";

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        var (lower, upper, sign) = Tail();
        double mass = NormalDistribution.Cumulative(upper) - NormalDistribution.Cumulative(lower);
        double below = NormalDistribution.Cumulative(lower) + ((sign > 0 ? probability : 1 - probability) * mass);
        return Math.Clamp(Mean + (sign * StandardDeviation * NormalDistribution.Quantile(below)), Minimum, Maximum);
    }

    /// <inheritdoc/>
    public override double Cumulative(double value)
    {
        if (value <= Minimum) return 0;
        if (value >= Maximum) return 1;
        var (lower, upper, sign) = Tail();
        double mass = NormalDistribution.Cumulative(upper) - NormalDistribution.Cumulative(lower);
        double below = (NormalDistribution.Cumulative(sign * (value - Mean) / StandardDeviation) - NormalDistribution.Cumulative(lower)) / mass;
        return Math.Clamp(sign > 0 ? below : 1 - below, 0, 1);
    }

    internal override void Validate(string parameter)
    {
        RequireRange(parameter, Minimum, Maximum);
        RequireScale(parameter, Mean, StandardDeviation);
        var (lower, upper, _) = Tail();
        double mass = NormalDistribution.Cumulative(upper) - NormalDistribution.Cumulative(lower);
        if (mass < SmallestMass)
        {
            throw new InvalidInputException(
                $"the prior has no support: its range holds a probability of {mass:0.##E+0} of the normal distribution",
                key: parameter,
                value: Description,
                allowed: "a range that holds at least 1e-12");
        }
    }

    /// <summary>The range in standard deviations, mirrored so that it lies mostly below the mean, where the cumulative probability is accurate.</summary>
    private (double Lower, double Upper, int Sign) Tail()
    {
        double lower = (Minimum - Mean) / StandardDeviation, upper = (Maximum - Mean) / StandardDeviation;
        return lower + upper > 0 ? (-upper, -lower, -1) : (lower, upper, 1);
    }
}
