namespace Orchestrator.LatinHypercube;

/// <summary>Equal probability over [<paramref name="Minimum"/>, <paramref name="Maximum"/>].</summary>
/// <param name="Minimum">Lower end, in the parameter's unit.</param>
/// <param name="Maximum">Upper end, above the lower.</param>
public sealed record UniformPrior(double Minimum, double Maximum) : Prior
{
    /// <inheritdoc/>
    public override string Description => $"uniform [{Text(Minimum)}, {Text(Maximum)}]";

    /// <inheritdoc/>
    public override double Quantile(double probability) => Minimum + (probability * (Maximum - Minimum));

    /// <inheritdoc/>
    public override double Cumulative(double value) => Math.Clamp((value - Minimum) / (Maximum - Minimum), 0, 1);

    internal override void Validate(string parameter) => RequireRange(parameter, Minimum, Maximum);
}
