using System.Globalization;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>The five parameters of Zheng et al. 2007 (arXiv:astro-ph/0703457); masses as log10 of Msun/h.</summary>
/// <param name="LogMMin">log10 of the mass at which half of the halos have a central (<c>log_m_min</c>); within [8, 17].</param>
/// <param name="SigmaLogM">Width of the centrals' cut-off in log10 mass (<c>sigma_log_m</c>); within (0, 3].</param>
/// <param name="LogM0">log10 of the mass below which there are no satellites (<c>log_m0</c>); within [0, 17].</param>
/// <param name="LogM1">log10 of the mass above M0 at which a halo with a central has one satellite on average (<c>log_m1</c>); within [8, 20].</param>
/// <param name="Alpha">Slope of the satellites' power law (<c>alpha</c>); within [0, 5].</param>
public sealed record Zheng07Parameters(double LogMMin, double SigmaLogM, double LogM0, double LogM1, double Alpha)
{
    /// <summary>Refuses values that cannot be a halo occupation.</summary>
    /// <exception cref="InvalidInputException">A value lies outside its range; the exception names the key, the value and the range.</exception>
    public void Validate()
    {
        Require("log_m_min", LogMMin, 8, 17);
        Require("sigma_log_m", SigmaLogM, double.Epsilon, 3);
        Require("log_m0", LogM0, 0, 17);
        Require("log_m1", LogM1, 8, 20);
        Require("alpha", Alpha, 0, 5);
    }

    private static void Require(string key, double value, double minimum, double maximum)
    {
        if (value >= minimum && value <= maximum) return;
        string allowed = minimum is double.Epsilon
            ? string.Create(CultureInfo.InvariantCulture, $"above 0, at most {maximum}")
            : string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}");
        throw new InvalidInputException(
            "not a halo occupation", key: key, value: value.ToString(CultureInfo.InvariantCulture), allowed: allowed);
    }
}
