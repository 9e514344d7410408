using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>Outliers that land anywhere with equal probability per unit redshift, whatever the true redshift.</summary>
public sealed record UniformOutliers : IOutlierDistribution
{
    /// <summary>Up to this redshift by default: a range that template fits of deep optical surveys search.</summary>
    public const double DefaultMaximum = 3;

    /// <summary>Uniform on (0, maximum).</summary>
    /// <param name="maximum">Largest estimated redshift; within (0, 20]. The default is <see cref="DefaultMaximum"/>.</param>
    /// <exception cref="InvalidInputException">The maximum lies outside its range.</exception>
    public UniformOutliers(double maximum = DefaultMaximum)
    {
        Refuse.Outside("outlier_maximum", maximum, double.Epsilon, 20);
        Maximum = maximum;
    }

    /// <summary>Largest estimated redshift.</summary>
    public double Maximum { get; }

    /// <inheritdoc/>
    public double Draw(ref RandomStream random, double redshift) => random.NextUniform() * Maximum;

    /// <inheritdoc/>
    public double Cumulative(double estimate, double redshift) => Math.Clamp(estimate / Maximum, 0, 1);
}
