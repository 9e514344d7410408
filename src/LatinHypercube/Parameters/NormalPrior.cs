namespace Orchestrator.LatinHypercube;

/// <summary>The normal distribution.</summary>
/// <param name="Mean">Mean, in the parameter's unit.</param>
/// <param name="StandardDeviation">Standard deviation, above 0, in the parameter's unit.</param>
public sealed record NormalPrior(double Mean, double StandardDeviation) : Prior
{
    /// <inheritdoc/>
    public override string Description => $"normal, mean {Text(Mean)}, standard deviation {Text(StandardDeviation)}";

    /// <inheritdoc/>
    public override double Quantile(double probability) => Mean + (StandardDeviation * NormalDistribution.Quantile(probability));

    /// <inheritdoc/>
    public override double Cumulative(double value) => NormalDistribution.Cumulative((value - Mean) / StandardDeviation);

    internal override void Validate(string parameter) => RequireScale(parameter, Mean, StandardDeviation);
}
