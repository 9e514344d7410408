using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>The five-parameter halo occupation of Zheng et al. 2007 (arXiv:astro-ph/0703457).</summary>
/// <remarks>
/// <para>Centrals, eq. 2: <c>N_cen = 1/2 [1 + erf((log10 M - log10 M_min) / sigma_logM)]</c>.</para>
/// <para>Satellites, eq. 3: <c>((M - M0) / M1)^alpha</c> above M0 and none below, times <c>N_cen</c> unless
/// <see cref="SatelliteModulation.Independent"/> is asked for.</para>
/// </remarks>
public sealed class Zheng07Model : IHodModel
{
    private const double Log10OfE = 0.434294481903251827651;

    private readonly double inverseSigma;
    private readonly double cutOffMass;
    private readonly double inverseSatelliteMass;

    /// <summary>A model with these parameters.</summary>
    /// <param name="parameters">The five parameters; validated here.</param>
    /// <param name="modulation">Whether satellites are multiplied by the mean number of centrals.</param>
    /// <exception cref="InvalidInputException">A parameter lies outside its range.</exception>
    public Zheng07Model(Zheng07Parameters parameters, SatelliteModulation modulation = SatelliteModulation.TimesMeanCentrals)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.Validate();
        Parameters = parameters;
        Modulation = modulation;
        inverseSigma = 1 / parameters.SigmaLogM;
        cutOffMass = PortableMath.Exp10(parameters.LogM0);
        inverseSatelliteMass = 1 / PortableMath.Exp10(parameters.LogM1);
    }

    /// <summary>The parameters, as given.</summary>
    public Zheng07Parameters Parameters { get; }

    /// <summary>Whether satellites are multiplied by the mean number of centrals.</summary>
    public SatelliteModulation Modulation { get; }

    /// <summary>Expected number of centrals, eq. 2; rises with mass within [0, 1], and is 1/2 at M_min.</summary>
    /// <param name="mass">Halo mass in Msun/h, positive; in the definition that the parameters are quoted for.</param>
    public double MeanCentrals(double mass) => CentralsFromErf(PortableMath.Erf(CutOffArgument(PortableMath.Log(mass))));

    /// <summary>Expected number of satellites, eq. 3; zero up to M0.</summary>
    /// <param name="mass">Halo mass in Msun/h, positive; in the definition that the parameters are quoted for.</param>
    public double MeanSatellites(double mass)
    {
        if (mass <= cutOffMass) return 0;
        double independent = PortableMath.Exp(Parameters.Alpha * PortableMath.Log(SatelliteArgument(mass)));
        return Modulation is SatelliteModulation.Independent ? independent : independent * MeanCentrals(mass);
    }

    /// <inheritdoc/>
    public void MeanOccupation(ReadOnlySpan<double> masses, Span<double> centrals, Span<double> satellites)
    {
        centrals = centrals[..masses.Length];
        satellites = satellites[..masses.Length];
        PortableMath.Log(masses, centrals);
        for (int i = 0; i < centrals.Length; i++) centrals[i] = CutOffArgument(centrals[i]);
        PortableMath.Erf(centrals, centrals);
        for (int i = 0; i < centrals.Length; i++) centrals[i] = CentralsFromErf(centrals[i]);

        // Halos without satellites go through the logarithm as 1, which is harmless, and are set to zero at the end.
        for (int i = 0; i < satellites.Length; i++) satellites[i] = masses[i] <= cutOffMass ? 1 : SatelliteArgument(masses[i]);
        PortableMath.Log(satellites, satellites);
        for (int i = 0; i < satellites.Length; i++) satellites[i] *= Parameters.Alpha;
        PortableMath.Exp(satellites, satellites);
        bool modulated = Modulation is SatelliteModulation.TimesMeanCentrals;
        for (int i = 0; i < satellites.Length; i++)
        {
            double independent = masses[i] <= cutOffMass ? 0 : satellites[i];
            satellites[i] = modulated ? independent * centrals[i] : independent;
        }
    }

    private double CutOffArgument(double logMass) => (logMass * Log10OfE - Parameters.LogMMin) * inverseSigma;

    private static double CentralsFromErf(double erf) => 0.5 * (1 + erf);

    private double SatelliteArgument(double mass) => (mass - cutOffMass) * inverseSatelliteMass;
}
