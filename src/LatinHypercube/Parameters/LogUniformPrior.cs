using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Equal probability for equal ratios over [<paramref name="Minimum"/>, <paramref name="Maximum"/>].</summary>
/// <param name="Minimum">Lower end, above 0, in the parameter's unit.</param>
/// <param name="Maximum">Upper end, above the lower.</param>
public sealed record LogUniformPrior(double Minimum, double Maximum) : Prior
{
    /// <inheritdoc/>
    public override string Description => $"log-uniform [{Text(Minimum)}, {Text(Maximum)}]";

    /// <inheritdoc/>
    public override double Quantile(double probability)
        => Math.Clamp(Minimum * PortableMath.Exp(probability * PortableMath.Log(Maximum / Minimum)), Minimum, Maximum);

    /// <inheritdoc/>
    public override double Cumulative(double value)
        => value <= Minimum ? 0 : Math.Clamp(PortableMath.Log(value / Minimum) / PortableMath.Log(Maximum / Minimum), 0, 1);

    internal override void Validate(string parameter)
    {
        RequireRange(parameter, Minimum, Maximum);
        if (Minimum <= 0)
            throw new InvalidInputException(
                "a log-uniform prior has no support at or below 0",
                key: $"{parameter}.min", value: Text(Minimum), allowed: "above 0");
    }
}
