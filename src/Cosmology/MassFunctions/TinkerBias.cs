using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The large-scale bias of halos of Tinker et al. 2010 (arXiv:1001.3162), eq. 6 with table 2.</summary>
/// <remarks>Immutable and safe to use from any thread.</remarks>
public sealed class TinkerBias
{
    private const string Source = "Tinker et al. 2010, sections 2 and 3";
    private static readonly ValidityRange PeakRange = new("Tinker et al. 2010 bias", "nu = 1.686 / sigma(M, z)", 0.4, 4.0, Source);
    private static readonly ValidityRange RedshiftRange = new("Tinker et al. 2010 bias", "z", 0.0, 2.5, Source);
    private readonly MassVariance variance;
    private readonly MassDefinition definition;

    /// <summary>Makes the bias.</summary>
    /// <param name="variance">sigma(M) of the cosmology, with the top-hat filter.</param>
    /// <param name="definition">A spherical-overdensity definition.</param>
    /// <exception cref="InvalidInputException">The definition is <see cref="MassDefinition.Fof"/>.</exception>
    public TinkerBias(MassVariance variance, MassDefinition definition = MassDefinition.M200m)
    {
        ArgumentNullException.ThrowIfNull(variance);
        if (variance.Filter != SmoothingFilter.TopHat) throw new ArgumentException("the bias is fitted in sigma of top-hat spheres", nameof(variance));
        if (definition == MassDefinition.Fof)
            throw new InvalidInputException("has no overdensity, so Tinker et al. 2010 does not give its bias", key: "mass_definition",
                value: nameof(MassDefinition.Fof), allowed: "M200m, M200c or Virial");
        this.variance = variance;
        this.definition = definition;
    }

    /// <summary>Linear bias of halos of a mass.</summary>
    /// <param name="mass">Msun/h in the definition of the constructor.</param>
    /// <param name="redshift">Redshift.</param>
    /// <returns>Dimensionless.</returns>
    /// <exception cref="InvalidInputException">Mass or redshift lies outside its table.</exception>
    public double Evaluate(double mass, double redshift) =>
        OfPeakHeight(variance.PeakHeight(mass, redshift), HaloOverdensity.RelativeToMean(variance.Cosmology, definition, redshift));

    /// <summary>Linear bias of peak height and overdensity.</summary>
    /// <param name="peakHeight">nu = 1.686 / sigma, above 0.</param>
    /// <param name="overdensity">Mean density of the halo over the mean matter density; 200 to 3200.</param>
    /// <returns>Dimensionless.</returns>
    public static double OfPeakHeight(double peakHeight, double overdensity)
    {
        double y = PortableMath.Log10(overdensity);
        double quarter = 4.0 / y;
        double decay = PortableMath.Exp(-quarter * quarter * quarter * quarter);
        double amplitude = 1.0 + 0.24 * y * decay;
        double a = 0.44 * y - 0.88;
        double logNu = PortableMath.Log(peakHeight);
        double powerA = PortableMath.Exp(a * logNu);
        double threshold = PortableMath.Pow(CosmologyConstants.CollapseThreshold, a);
        double c = 0.019 + 0.107 * y + 0.19 * decay;
        return 1.0 - amplitude * powerA / (powerA + threshold) + 0.183 * PortableMath.Exp(1.5 * logNu) + c * PortableMath.Exp(2.4 * logNu);
    }

    /// <summary>Whether masses and a redshift lie where the fit was made.</summary>
    /// <param name="minimumMass">Smallest mass in use, Msun/h.</param>
    /// <param name="maximumMass">Largest mass in use, Msun/h.</param>
    /// <param name="redshift">Redshift.</param>
    /// <returns>Warnings, none when all is well.</returns>
    public IReadOnlyList<ValidityWarning> CheckValidity(double minimumMass, double maximumMass, double redshift) =>
    [
        .. RedshiftRange.Check(redshift),
        .. PeakRange.Check(variance.PeakHeight(minimumMass, redshift), variance.PeakHeight(maximumMass, redshift)),
    ];
}
