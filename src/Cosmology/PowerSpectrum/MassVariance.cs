using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The rms sigma of the linear density field, smoothed over a radius or the mass that it holds.</summary>
/// <remarks>
/// <para>Tabulated in ln R with exact derivatives: relative error below 2e-7 between radii of 0.02 and 125 Mpc/h (about 1e6 to 6e17 Msun/h).
/// Mass and radius are related by <c>M = 4 pi / 3 rho_m R^3</c> with the mean comoving matter density.</para>
/// <para>Immutable and safe to use from any thread. Construction takes a few milliseconds.</para>
/// </remarks>
public sealed class MassVariance
{
    private readonly QuinticTable logVariance;
    private readonly double logRadiusOfUnitMass;
    private readonly double minimumLogRadius;
    private readonly double maximumLogRadius;

    /// <summary>Makes the table.</summary>
    /// <param name="cosmology">Mean density and growth.</param>
    /// <param name="spectrum">The linear power spectrum today.</param>
    /// <param name="filter">The smoothing window; mass functions need the top hat.</param>
    public MassVariance(WcdmCosmology cosmology, IPowerSpectrum spectrum, SmoothingFilter filter = SmoothingFilter.TopHat)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        ArgumentNullException.ThrowIfNull(spectrum);
        Cosmology = cosmology;
        Spectrum = spectrum;
        Filter = filter;
        var value = new double[VarianceIntegral.RadiusCount];
        var first = new double[VarianceIntegral.RadiusCount];
        var second = new double[VarianceIntegral.RadiusCount];
        VarianceIntegral.Tabulate(spectrum, filter, value, first, second);
        for (int i = 0; i < value.Length; i++)
        {
            first[i] /= value[i];
            second[i] = second[i] / value[i] - first[i] * first[i];
            value[i] = PortableMath.Log(value[i]);
        }

        minimumLogRadius = VarianceIntegral.FirstLogRadius;
        maximumLogRadius = minimumLogRadius + (VarianceIntegral.RadiusCount - 1) * VarianceIntegral.RadiusStep;
        logVariance = new QuinticTable(minimumLogRadius, VarianceIntegral.RadiusStep, value, first, second);
        logRadiusOfUnitMass = -PortableMath.Log(4.0 * Math.PI / 3.0 * cosmology.MeanMatterDensity) / 3.0;
        MinimumMass = MassOfRadius(PortableMath.Exp(minimumLogRadius)) * (1.0 + 1e-12);
        MaximumMass = MassOfRadius(PortableMath.Exp(maximumLogRadius)) * (1.0 - 1e-12);
    }

    /// <summary>The background.</summary>
    public WcdmCosmology Cosmology { get; }

    /// <summary>The linear power spectrum today.</summary>
    public IPowerSpectrum Spectrum { get; }

    /// <summary>The smoothing window.</summary>
    public SmoothingFilter Filter { get; }

    /// <summary>Smallest tabulated mass in Msun/h.</summary>
    public double MinimumMass { get; }

    /// <summary>Largest tabulated mass in Msun/h.</summary>
    public double MaximumMass { get; }

    /// <summary>Rms today in windows of a radius.</summary>
    /// <param name="radius">Comoving Mpc/h, 0.02 to 125.</param>
    /// <returns>Dimensionless.</returns>
    /// <exception cref="InvalidInputException">The radius lies outside the table.</exception>
    public double SigmaOfRadius(double radius) => PortableMath.Exp(0.5 * logVariance.Evaluate(CheckedLogRadius(PortableMath.Log(radius), "radius", radius)));

    /// <summary>Slope dln sigma / dln R at a radius.</summary>
    /// <param name="radius">Comoving Mpc/h, 0.02 to 125.</param>
    /// <returns>Dimensionless, negative.</returns>
    /// <exception cref="InvalidInputException">The radius lies outside the table.</exception>
    public double SlopeOfRadius(double radius) => 0.5 * logVariance.Derivative(CheckedLogRadius(PortableMath.Log(radius), "radius", radius));

    /// <summary>Rms in spheres that hold a mass.</summary>
    /// <param name="mass">Msun/h, <see cref="MinimumMass"/> to <see cref="MaximumMass"/>.</param>
    /// <param name="redshift">Redshift; sigma falls with the linear growth factor.</param>
    /// <returns>Dimensionless.</returns>
    /// <exception cref="InvalidInputException">Mass or redshift lies outside its table.</exception>
    public double Sigma(double mass, double redshift = 0.0)
    {
        double today = PortableMath.Exp(LogSigma(PortableMath.Log(mass)));
        return redshift == 0.0 ? today : today * Cosmology.GrowthFactor(redshift);
    }

    /// <summary>Slope dln sigma / dln M, the same at every redshift.</summary>
    /// <param name="mass">Msun/h, <see cref="MinimumMass"/> to <see cref="MaximumMass"/>.</param>
    /// <returns>Dimensionless, negative.</returns>
    /// <exception cref="InvalidInputException">The mass lies outside the table.</exception>
    public double Slope(double mass) => LogSlope(PortableMath.Log(mass));

    /// <summary>Peak height nu = 1.686 / sigma(M, z).</summary>
    /// <param name="mass">Msun/h, <see cref="MinimumMass"/> to <see cref="MaximumMass"/>.</param>
    /// <param name="redshift">Redshift.</param>
    /// <returns>Dimensionless.</returns>
    /// <exception cref="InvalidInputException">Mass or redshift lies outside its table.</exception>
    public double PeakHeight(double mass, double redshift) => CosmologyConstants.CollapseThreshold / Sigma(mass, redshift);

    /// <summary>Comoving radius of the sphere that holds a mass at mean density.</summary>
    /// <param name="mass">Msun/h, above 0.</param>
    /// <returns>Comoving Mpc/h.</returns>
    public double RadiusOfMass(double mass) => PortableMath.Cbrt(mass / (4.0 * Math.PI / 3.0 * Cosmology.MeanMatterDensity));

    /// <summary>Mass of a sphere at mean density.</summary>
    /// <param name="radius">Comoving Mpc/h, above 0.</param>
    /// <returns>Msun/h.</returns>
    public double MassOfRadius(double radius) => 4.0 * Math.PI / 3.0 * Cosmology.MeanMatterDensity * radius * radius * radius;

    /// <summary>ln sigma today of ln (mass / (Msun/h)).</summary>
    internal double LogSigma(double logMass) => 0.5 * logVariance.Evaluate(LogRadius(logMass));

    /// <summary>dln sigma / dln M of ln (mass / (Msun/h)).</summary>
    internal double LogSlope(double logMass) => logVariance.Derivative(LogRadius(logMass)) / 6.0;

    private double LogRadius(double logMass)
    {
        double logRadius = logMass / 3.0 + logRadiusOfUnitMass;
        return logRadius >= minimumLogRadius && logRadius <= maximumLogRadius
            ? logRadius
            : CheckedLogRadius(logRadius, "mass", PortableMath.Exp(logMass));
    }

    private double CheckedLogRadius(double logRadius, string key, double value)
    {
        if (logRadius >= minimumLogRadius && logRadius <= maximumLogRadius) return logRadius;
        throw new InvalidInputException("lies outside the table of sigma(M)", key: key, value: value.ToString("G6"),
            allowed: $"{MinimumMass:G4} .. {MaximumMass:G4} Msun/h, which is 0.0198 .. 125 Mpc/h");
    }
}
