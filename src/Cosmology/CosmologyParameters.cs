using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The parameters of a flat cosmology with dark energy w(a) = w0 + (1 - a) wa and no radiation.</summary>
/// <remarks>
/// Immutable. Flatness and the absence of radiation are what PINOCCHIO runs of this project assume; the dark-energy density is
/// 1 - <see cref="OmegaM"/>. Values are checked by <see cref="Validate"/>, which everything that takes parameters calls.
/// </remarks>
public sealed record CosmologyParameters
{
    /// <summary>Total matter density today over critical, baryons included; in (0, 1).</summary>
    public required double OmegaM { get; init; }

    /// <summary>Baryon density today over critical; in (0, <see cref="OmegaM"/>).</summary>
    public required double OmegaB { get; init; }

    /// <summary>Hubble's constant in 100 km/s/Mpc; in [0.2, 2].</summary>
    public required double H { get; init; }

    /// <summary>Slope of the primordial power spectrum; in [0, 3].</summary>
    public required double NS { get; init; }

    /// <summary>Linear rms fluctuation today in spheres of 8 Mpc/h, the normalisation of the power spectrum; in (0, 5].</summary>
    public required double Sigma8 { get; init; }

    /// <summary>Dark-energy equation of state today; in [-5, 0).</summary>
    public double W0 { get; init; } = -1.0;

    /// <summary>Change of the equation of state with scale factor, -dw/da; <c>W0 + Wa</c> must stay below 0 so that matter rules at early times.</summary>
    public double Wa { get; init; }

    /// <summary>Checks every value.</summary>
    /// <returns>This instance.</returns>
    /// <exception cref="InvalidInputException">A value is outside its range; the message names key, value and range.</exception>
    public CosmologyParameters Validate()
    {
        Require(OmegaM > 0.0 && OmegaM < 1.0, "omega_m", OmegaM, "above 0 and below 1");
        Require(OmegaB > 0.0 && OmegaB < OmegaM, "omega_b", OmegaB, $"above 0 and below omega_m = {OmegaM}");
        Require(H is >= 0.2 and <= 2.0, "h", H, "0.2 .. 2");
        Require(NS is >= 0.0 and <= 3.0, "n_s", NS, "0 .. 3");
        Require(Sigma8 is > 0.0 and <= 5.0, "sigma8", Sigma8, "above 0, at most 5");
        Require(W0 is >= -5.0 and < 0.0, "w0", W0, "-5 .. 0, below 0");
        Require(W0 + Wa < 0.0 && Wa >= -10.0, "wa", Wa, $"-10 .. {-W0}, w0 + wa below 0");
        return this;
    }

    private static void Require(bool holds, string key, double value, string allowed)
    {
        if (!holds)
            throw new InvalidInputException("not a possible cosmology", key: key, value: value.ToString("R"), allowed: allowed);
    }
}
