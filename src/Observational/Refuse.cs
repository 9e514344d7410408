using System.Globalization;
using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>Refuses impossible options with the key, the value and what is allowed.</summary>
internal static class Refuse
{
    public static void Outside(string key, double value, double minimum, double maximum)
    {
        if (value >= minimum && value <= maximum) return;
        string allowed = minimum is double.Epsilon
            ? string.Create(CultureInfo.InvariantCulture, $"above 0, at most {maximum}")
            : string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}");
        throw Invalid(key, value, allowed);
    }

    public static void NotAFraction(string key, double value) => Outside(key, value, double.Epsilon, 1);

    public static void Unordered(string key, double minimum, double maximum)
    {
        if (!(minimum < maximum)) throw Invalid(key, maximum, string.Create(CultureInfo.InvariantCulture, $"above {minimum}"));
    }

    private static InvalidInputException Invalid(string key, double value, string allowed) =>
        new("not possible in an observation", key: key, value: value.ToString(CultureInfo.InvariantCulture), allowed: allowed);
}
