using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The homogeneous universe: expansion, distances, times and growth of a flat cosmology with matter and dark energy.</summary>
/// <remarks>
/// <para>
/// Flat, without radiation. Distances are comoving Mpc/h, redshifts are those of the expansion alone. Distances and their inverse come from tables
/// that reach <see cref="MaximumRedshift"/> at a relative error below 1e-10, growth from tables that reach scale factors from 1e-4 to 1.5.
/// </para>
/// <para>Immutable after construction and safe to use from any thread. Construction takes a few milliseconds.</para>
/// </remarks>
public sealed partial class WcdmCosmology
{
    private readonly double omegaM;
    private readonly DistanceTable distances;
    private readonly GrowthTable growth;

    /// <summary>Makes the cosmology with w(a) = w0 + (1 - a) wa.</summary>
    /// <param name="parameters">The parameters; checked here.</param>
    /// <exception cref="InvalidInputException">A parameter is outside its range.</exception>
    public WcdmCosmology(CosmologyParameters parameters)
        : this(parameters, new LinearDarkEnergy(Checked(parameters).W0, parameters.Wa))
    {
    }

    /// <summary>Makes the cosmology with any dark energy, for instance a tabulated one.</summary>
    /// <param name="parameters">The parameters; checked here. W0 and Wa are not used.</param>
    /// <param name="darkEnergy">The law that replaces W0 and Wa.</param>
    /// <exception cref="InvalidInputException">A parameter is outside its range.</exception>
    public WcdmCosmology(CosmologyParameters parameters, IDarkEnergy darkEnergy)
    {
        ArgumentNullException.ThrowIfNull(darkEnergy);
        Parameters = Checked(parameters);
        DarkEnergy = darkEnergy;
        omegaM = parameters.OmegaM;
        distances = new DistanceTable(this, MaximumRedshift);
        growth = new GrowthTable(this);
    }

    /// <summary>The redshift up to which distances are tabulated.</summary>
    public static double MaximumRedshift => 20.0;

    /// <summary>The parameters that the cosmology was made with.</summary>
    public CosmologyParameters Parameters { get; }

    /// <summary>The dark energy.</summary>
    public IDarkEnergy DarkEnergy { get; }

    /// <summary>Mean comoving matter density in Msun/h per (Mpc/h)^3, the same at every redshift.</summary>
    public double MeanMatterDensity => CosmologyConstants.CriticalDensity * omegaM;

    /// <summary>Expansion rate E(z) = H(z) / H0.</summary>
    /// <param name="redshift">Redshift of the expansion, above -1.</param>
    /// <returns>Dimensionless; 1 today.</returns>
    public double ExpansionRate(double redshift) => Math.Sqrt(SquaredExpansionRate(redshift));

    /// <summary>Hubble parameter in km/s per (comoving) Mpc/h: 100 E(z).</summary>
    /// <param name="redshift">Redshift of the expansion, above -1.</param>
    /// <returns>km/s/(Mpc/h).</returns>
    public double HubbleParameter(double redshift) => CosmologyConstants.HubbleConstant * ExpansionRate(redshift);

    /// <summary>Share of matter in the critical density at a redshift.</summary>
    /// <param name="redshift">Redshift of the expansion, above -1.</param>
    /// <returns>Dimensionless, in (0, 1).</returns>
    public double OmegaMAt(double redshift)
    {
        double stretch = 1.0 + redshift;
        return omegaM * stretch * stretch * stretch / SquaredExpansionRate(redshift);
    }

    internal double SquaredExpansionRate(double redshift)
    {
        double stretch = 1.0 + redshift;
        return omegaM * stretch * stretch * stretch + (1.0 - omegaM) * DarkEnergy.DensityRatio(1.0 / stretch);
    }

    /// <summary>dE/dz, from the continuity equation of each component.</summary>
    internal double ExpansionRateSlope(double redshift, double expansionRate)
    {
        double stretch = 1.0 + redshift;
        double scaleFactor = 1.0 / stretch;
        double darkEnergy = (1.0 - omegaM) * DarkEnergy.DensityRatio(scaleFactor);
        return 1.5 * (omegaM * stretch * stretch + darkEnergy * (1.0 + DarkEnergy.EquationOfState(scaleFactor)) * scaleFactor) / expansionRate;
    }

    private static CosmologyParameters Checked(CosmologyParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters.Validate();
    }
}
