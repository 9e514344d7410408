namespace Orchestrator.Cosmology;

/// <summary>The physical constants of this project, in its units: comoving Mpc/h, Msun/h, km/s.</summary>
public static class CosmologyConstants
{
    /// <summary>Speed of light in km/s (exact).</summary>
    public const double SpeedOfLight = 299792.458;

    /// <summary>Hubble's constant in km/s per Mpc/h: 100 by the definition of h.</summary>
    public const double HubbleConstant = 100.0;

    /// <summary>Hubble distance c / H0 in Mpc/h.</summary>
    public const double HubbleDistance = SpeedOfLight / HubbleConstant;

    /// <summary>Critical density today in Msun/h per (Mpc/h)^3, the value PINOCCHIO builds its particle masses from.</summary>
    public const double CriticalDensity = 2.775499745e11;

    /// <summary>Newton's constant in (Mpc/h) (km/s)^2 / (Msun/h).</summary>
    /// <remarks>
    /// Derived from <see cref="CriticalDensity"/> by H0^2 = 8 pi G rho_c / 3, so that masses, velocities and the expansion agree with each
    /// other to rounding; it is 5e-5 below the CODATA 2018 value, which multiplies a velocity dispersion by 0.99998.
    /// </remarks>
    public const double NewtonG = 3.0 * HubbleConstant * HubbleConstant / (8.0 * Math.PI * CriticalDensity);

    /// <summary>Hubble time 1/H0 in Gyr/h (Julian years of 365.25 days, IAU parsec).</summary>
    public const double HubbleTime = 9.777922216807891;

    /// <summary>Linear overdensity of spherical collapse, in the rounding that PINOCCHIO's mass functions and Tinker et al. 2010
    /// use.</summary>
    public const double CollapseThreshold = 1.686;

    /// <summary>CMB temperature in K, Fixsen 2009 (ApJ 707, 916).</summary>
    public const double CmbTemperature = 2.7255;

    /// <summary>CMB temperature in K that PINOCCHIO's Eisenstein and Hu spectrum is built with, whatever its parameter file says.</summary>
    /// <remarks>
    /// Take it to compare with PINOCCHIO's runs: the difference to <see cref="CmbTemperature"/> is up to 0.6 % in P(k) at equal sigma8.
    /// Found from the density field that a
    /// run writes: with T/2.7 rounded to 1.0104 its modes, and P(k), agree to 1e-6.
    /// </remarks>
    public const double PinocchioCmbTemperature = 2.7 * 1.0104;
}
