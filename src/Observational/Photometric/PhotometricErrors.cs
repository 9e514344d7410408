using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>The parameters of a photometric redshift error.</summary>
/// <param name="Sigma0">Scatter of the Gaussian core in units of 1 + z (<c>sigma0</c>); within (0, 0.5].</param>
/// <param name="Bias">Shift of the Gaussian core in units of 1 + z (<c>bias</c>); within [-0.5, 0.5].</param>
/// <param name="OutlierFraction">Fraction of galaxies whose estimate has lost its redshift (<c>outliers</c>); within [0, 1).</param>
public sealed record PhotometricErrors(double Sigma0, double Bias = 0, double OutlierFraction = 0)
{
    /// <summary>Where outliers land; <see cref="UniformOutliers"/> up to redshift 3 by default.</summary>
    public IOutlierDistribution Outliers { get; init; } = new UniformOutliers();

    /// <summary>Refuses impossible values.</summary>
    /// <exception cref="InvalidInputException">A value lies outside its range; the exception names the key, the value and the range.</exception>
    public void Validate()
    {
        Refuse.Outside("sigma0", Sigma0, double.Epsilon, 0.5);
        Refuse.Outside("bias", Bias, -0.5, 0.5);
        Refuse.Outside("outliers", OutlierFraction, 0, Math.BitDecrement(1.0));
    }
}
