using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>A linear power spectrum given as a table, interpolated by a natural cubic spline of ln P in ln k.</summary>
public sealed class TabulatedPowerSpectrum : IPowerSpectrum
{
    private const int MinimumPoints = 4;
    private readonly CubicSpline spline;
    private readonly PowerSpectrumExtrapolation extrapolation;
    private readonly double logFirst;
    private readonly double logLast;
    private readonly double powerFirst;
    private readonly double powerLast;
    private readonly double slopeFirst;
    private readonly double slopeLast;
    private readonly double amplitude;

    /// <summary>Makes the spectrum.</summary>
    /// <param name="wavenumbers">Comoving k in h/Mpc, ascending, above 0; at least four.</param>
    /// <param name="power">Linear power today in (Mpc/h)^3, above 0.</param>
    /// <param name="primordialSlope">n_s, the slope towards small wavenumbers when <paramref name="extrapolation"/> is a power law.</param>
    /// <param name="sigma8">The rms in 8 Mpc/h spheres to scale the table to; null keeps the table's own.</param>
    /// <param name="extrapolation">What the spectrum is outside the table.</param>
    /// <exception cref="InvalidInputException">The table is too short, not ascending or not positive, or sigma8 is not positive; a row is counted from 1.</exception>
    public TabulatedPowerSpectrum(
        ReadOnlySpan<double> wavenumbers,
        ReadOnlySpan<double> power,
        double primordialSlope,
        double? sigma8,
        PowerSpectrumExtrapolation extrapolation)
    {
        if (wavenumbers.Length != power.Length) throw new ArgumentException("as many powers as wavenumbers are needed", nameof(power));
        if (wavenumbers.Length < MinimumPoints)
            throw new InvalidInputException("too few rows in the power spectrum", key: "rows", value: $"{wavenumbers.Length}", allowed: $"at least {MinimumPoints}");
        if (sigma8 is not null and not > 0.0)
            throw new InvalidInputException("not a normalisation", key: "sigma8", value: sigma8.Value.ToString("R"), allowed: "above 0, or none to keep the table's own");
        var x = new double[wavenumbers.Length];
        var y = new double[wavenumbers.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (!(wavenumbers[i] > (i == 0 ? 0.0 : wavenumbers[i - 1]) && double.IsFinite(wavenumbers[i])))
                throw new InvalidInputException($"wavenumbers must be positive and ascending at row {i + 1}", key: "k", value: wavenumbers[i].ToString("R"), allowed: "above the row before");
            if (!(power[i] > 0.0 && double.IsFinite(power[i])))
                throw new InvalidInputException($"power must be positive at row {i + 1}", key: "P", value: power[i].ToString("R"), allowed: "above 0");
            x[i] = PortableMath.Log(wavenumbers[i]);
            y[i] = PortableMath.Log(power[i]);
        }

        this.extrapolation = extrapolation;
        MinimumWavenumber = wavenumbers[0];
        MaximumWavenumber = wavenumbers[^1];
        (logFirst, logLast, powerFirst, powerLast) = (x[0], x[^1], y[0], y[^1]);
        slopeFirst = primordialSlope;
        slopeLast = (y[^1] - y[^2]) / (x[^1] - x[^2]);
        spline = CubicSpline.Natural(x, y);
        amplitude = 1.0;
        double own = VarianceIntegral.TopHatAt8(this);
        TableSigma8 = Math.Sqrt(own);
        amplitude = sigma8 is null ? 1.0 : sigma8.Value * sigma8.Value / own;
    }

    /// <summary>First wavenumber of the table in h/Mpc.</summary>
    public double MinimumWavenumber { get; }

    /// <summary>Last wavenumber of the table in h/Mpc.</summary>
    public double MaximumWavenumber { get; }

    /// <summary>The rms in 8 Mpc/h spheres that the table has by itself.</summary>
    public double TableSigma8 { get; }

    /// <inheritdoc/>
    public double Evaluate(double wavenumber)
    {
        double x = PortableMath.Log(wavenumber);
        bool outside = x < logFirst || x > logLast;
        if (outside && extrapolation == PowerSpectrumExtrapolation.Truncate) return 0.0;
        double y = x < logFirst ? powerFirst + slopeFirst * (x - logFirst)
            : x > logLast ? powerLast + slopeLast * (x - logLast)
            : spline.Evaluate(x);
        return amplitude * PortableMath.Exp(y);
    }

    /// <summary>Whether the table reaches the wavenumbers that matter for sigma(M) from a mass on.</summary>
    /// <param name="smallestRadius">Radius of the smallest mass in comoving Mpc/h; wavenumbers from 0.001 to 5 / R matter.</param>
    /// <returns>Warnings where the extrapolation is leant on.</returns>
    public IReadOnlyList<ValidityWarning> CheckValidity(double smallestRadius)
    {
        var range = new ValidityRange("tabulated power spectrum", "k in h/Mpc", MinimumWavenumber, MaximumWavenumber, "the table; beyond it the declared extrapolation");
        return range.Check(0.001, 5.0 / smallestRadius);
    }
}
