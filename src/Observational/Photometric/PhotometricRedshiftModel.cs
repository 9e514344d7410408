using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>Photometric redshifts as a mixture: a Gaussian core about the true redshift, and outliers.</summary>
/// <remarks>
/// <para><c>p(z'|z) = (1 - f_out) N(z'; z + b (1 + z), sigma0 (1 + z)) + f_out outlier(z'|z)</c> on z' above 0. The core is truncated there and
/// renormalised by itself, so that the fraction of outliers is f_out at every redshift.</para>
/// <para>The redshift that is scattered is the one that light really has, with the peculiar velocity in it.</para>
/// <para>Core and outliers draw from streams of their own: changing or switching off the outliers leaves every other galaxy's estimate as it was.</para>
/// </remarks>
public sealed class PhotometricRedshiftModel
{
    private const double InverseSqrt2 = 0.70710678118654752440;

    /// <summary>A model with these errors.</summary>
    /// <param name="errors">Scatter, bias and outliers; validated here.</param>
    /// <exception cref="InvalidInputException">A value lies outside its range.</exception>
    public PhotometricRedshiftModel(PhotometricErrors errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        errors.Validate();
        Errors = errors;
    }

    /// <summary>The errors, as given.</summary>
    public PhotometricErrors Errors { get; }

    /// <summary>Draws the estimated redshift of one galaxy; above 0.</summary>
    /// <param name="redshift">The redshift that light really has; above -1.</param>
    /// <param name="core">The galaxy's stream for the Gaussian core.</param>
    /// <param name="outlier">The galaxy's stream for being an outlier and for where it lands.</param>
    public double Draw(double redshift, RandomStream core, RandomStream outlier)
    {
        if (outlier.NextUniform() < Errors.OutlierFraction) return Errors.Outliers.Draw(ref outlier, redshift);
        double scatter = Errors.Sigma0 * (1 + redshift);
        double centre = redshift + Errors.Bias * (1 + redshift);
        return centre + scatter * TruncatedNormal.Above(-centre / scatter, ref core);
    }

    /// <summary>Probability that the estimate of a galaxy lies in a range of redshifts.</summary>
    /// <param name="redshift">The redshift that light really has; above -1.</param>
    /// <param name="minimum">Lower end of the estimates; not negative.</param>
    /// <param name="maximum">Upper end of the estimates.</param>
    public double Probability(double redshift, double minimum, double maximum) =>
        CoreProbability(redshift, minimum, maximum) + OutlierProbability(redshift, minimum, maximum);

    /// <summary>The outliers' share of <see cref="Probability"/>.</summary>
    /// <param name="redshift">The redshift that light really has; above -1.</param>
    /// <param name="minimum">Lower end of the estimates; not negative.</param>
    /// <param name="maximum">Upper end of the estimates.</param>
    public double OutlierProbability(double redshift, double minimum, double maximum) =>
        Errors.OutlierFraction * (Errors.Outliers.Cumulative(maximum, redshift) - Errors.Outliers.Cumulative(minimum, redshift));

    private double CoreProbability(double redshift, double minimum, double maximum)
    {
        double scatter = Errors.Sigma0 * (1 + redshift);
        double centre = redshift + Errors.Bias * (1 + redshift);
        double above = UpperTail((Math.Max(minimum, 0) - centre) / scatter) - UpperTail((maximum - centre) / scatter);
        return (1 - Errors.OutlierFraction) * above / UpperTail(-centre / scatter);
    }

    private static double UpperTail(double deviation) => 0.5 * PortableMath.Erfc(deviation * InverseSqrt2);
}
