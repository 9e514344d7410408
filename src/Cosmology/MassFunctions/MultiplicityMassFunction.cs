using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>A mass function that follows from a multiplicity function: <c>dn/dlnM = f(sigma) rho_m / M |dln sigma / dlnM|</c>.</summary>
public abstract class MultiplicityMassFunction : IHaloMassFunction
{
    private protected MultiplicityMassFunction(MassVariance variance)
    {
        ArgumentNullException.ThrowIfNull(variance);
        if (variance.Filter != SmoothingFilter.TopHat)
            throw new ArgumentException("mass functions are fitted in sigma of top-hat spheres", nameof(variance));
        Variance = variance;
    }

    /// <summary>sigma(M) and the cosmology.</summary>
    public MassVariance Variance { get; }

    /// <inheritdoc/>
    public abstract MassDefinition MassDefinition { get; }

    /// <inheritdoc/>
    public double MinimumMass => Variance.MinimumMass;

    /// <inheritdoc/>
    public double MaximumMass => Variance.MaximumMass;

    /// <inheritdoc/>
    public double NumberDensity(double mass, double redshift)
    {
        Span<double> density = [0.0];
        NumberDensity([mass], redshift, density);
        return density[0];
    }

    /// <inheritdoc/>
    public void NumberDensity(ReadOnlySpan<double> masses, double redshift, Span<double> densities)
    {
        if (masses.Length != densities.Length) throw new ArgumentException("as many densities as masses are needed", nameof(densities));
        IMultiplicityFunction multiplicity = MultiplicityAt(redshift);
        double logGrowth = PortableMath.Log(Variance.Cosmology.GrowthFactor(redshift));
        double meanDensity = Variance.Cosmology.MeanMatterDensity;
        for (int i = 0; i < masses.Length; i++)
        {
            double logMass = PortableMath.Log(masses[i]);
            densities[i] = multiplicity.Evaluate(Variance.LogSigma(logMass) + logGrowth) * meanDensity / masses[i] * -Variance.LogSlope(logMass);
        }
    }

    /// <summary>The multiplicity function f(sigma) of the fit.</summary>
    /// <param name="sigma">Rms at <paramref name="redshift"/>, above 0.</param>
    /// <param name="redshift">Redshift, for fits that depend on it beyond sigma.</param>
    /// <returns>Dimensionless.</returns>
    public double Multiplicity(double sigma, double redshift) => MultiplicityAt(redshift).Evaluate(PortableMath.Log(sigma));

    /// <inheritdoc/>
    public abstract IReadOnlyList<ValidityWarning> CheckValidity(double minimumMass, double maximumMass, double redshift);

    private protected abstract IMultiplicityFunction MultiplicityAt(double redshift);
}
