using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The linear power spectrum of Eisenstein and Hu 1998 (astro-ph/9709112), normalised to sigma8.</summary>
/// <remarks><c>P(k) = A k^ns T(k)^2</c>, with the amplitude A that makes the rms in 8 Mpc/h top-hat spheres equal sigma8.</remarks>
public sealed class EisensteinHuPowerSpectrum : IPowerSpectrum
{
    private static readonly ValidityRange MatterRange = new("Eisenstein and Hu transfer function", "omega_m h^2", 0.06, 0.40,
        "Eisenstein and Hu 1999, ApJ 511, 5");

    private static readonly ValidityRange BaryonRange = new("Eisenstein and Hu transfer function", "omega_b / omega_m", 0.0, 0.3,
        "Eisenstein and Hu 1999, ApJ 511, 5");

    private readonly ITransferFunction transfer;
    private readonly double amplitude;
    private readonly double slope;

    /// <summary>Makes the spectrum.</summary>
    /// <param name="parameters">The cosmology; dark energy plays no part.</param>
    /// <param name="wiggles">True for the full fit with baryon acoustic oscillations, false for the shape without them (their section 4.2).</param>
    /// <param name="cmbTemperature">CMB temperature in K, 2 to 3.5; <see cref="CosmologyConstants.PinocchioCmbTemperature"/> for PINOCCHIO's runs.</param>
    /// <exception cref="InvalidInputException">A parameter is outside its range.</exception>
    public EisensteinHuPowerSpectrum(CosmologyParameters parameters, bool wiggles = true, double cmbTemperature = CosmologyConstants.CmbTemperature)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = parameters.Validate();
        if (!(cmbTemperature is >= 2.0 and <= 3.5))
            throw new InvalidInputException("not a CMB temperature", key: "t_cmb", value: cmbTemperature.ToString("R"), allowed: "2 .. 3.5 K");
        CmbTemperature = cmbTemperature;
        transfer = wiggles ? new EisensteinHuTransfer(parameters, cmbTemperature) : new EisensteinHuSmoothTransfer(parameters, cmbTemperature);
        slope = parameters.NS;
        amplitude = 1.0;
        amplitude = parameters.Sigma8 * parameters.Sigma8 / VarianceIntegral.TopHatAt8(this);
    }

    /// <summary>The parameters that the spectrum was made with.</summary>
    public CosmologyParameters Parameters { get; }

    /// <summary>CMB temperature in K.</summary>
    public double CmbTemperature { get; }

    /// <inheritdoc/>
    public double Evaluate(double wavenumber)
    {
        double t = transfer.Evaluate(wavenumber);
        return amplitude * PortableMath.Pow(wavenumber, slope) * t * t;
    }

    /// <summary>The transfer function, 1 at small wavenumbers.</summary>
    /// <param name="wavenumber">Comoving k in h/Mpc, above 0.</param>
    /// <returns>Dimensionless.</returns>
    public double Transfer(double wavenumber) => transfer.Evaluate(wavenumber);

    /// <summary>Whether the cosmology lies where the fit is good to a few percent.</summary>
    /// <returns>One warning for each quantity outside; a baryon fraction of a half, for instance, is outside.</returns>
    public IReadOnlyList<ValidityWarning> CheckValidity() =>
    [
        .. MatterRange.Check(Parameters.OmegaM * Parameters.H * Parameters.H),
        .. BaryonRange.Check(Parameters.OmegaB / Parameters.OmegaM),
    ];
}
