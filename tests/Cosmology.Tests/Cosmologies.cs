using CsCheck;

namespace Orchestrator.Cosmology.Tests;

/// <summary>The cosmologies that tests use.</summary>
internal static class Cosmologies
{
    /// <summary>omega_m = 0.3, Lambda: the cosmology of the table of checks.</summary>
    public static CosmologyParameters Standard { get; } = new() { OmegaM = 0.3, OmegaB = 0.0486, H = 0.6774, NS = 0.9667, Sigma8 = 0.8159 };

    /// <summary>Einstein-de Sitter to 1e-13: matter only, which has closed forms for everything.</summary>
    public static CosmologyParameters MatterOnly { get; } = Standard with { OmegaM = 1.0 - 1e-13 };

    /// <summary>Cosmologies of the model campaign's prior, and dark energy that varies.</summary>
    public static Gen<CosmologyParameters> Prior { get; } = Gen.Select(
        Gen.Double[0.16, 0.46], Gen.Double[0.4, 1.1], Gen.Double[-1.3, -0.7], Gen.Double[-0.3, 0.3],
        (omegaM, sigma8, w0, wa) => Standard with { OmegaM = omegaM, Sigma8 = sigma8, W0 = w0, Wa = wa });

    /// <summary>|a / b - 1|.</summary>
    public static double RelativeDifference(double value, double reference) => Math.Abs(value / reference - 1.0);
}
