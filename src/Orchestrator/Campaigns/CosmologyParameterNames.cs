using Orchestrator.Campaigns.Yaml;

namespace Orchestrator.Campaigns;

/// <summary>Names of the cosmological parameters in campaign files and design tables, with what each may be.</summary>
internal static class CosmologyParameterNames
{
    /// <summary>All names, in the order in which they are listed.</summary>
    public static IReadOnlyList<string> All { get; } = ["omega_m", "sigma8", "w0", "wa", "h", "omega_b", "n_s"];

    /// <summary>The canonical name: <c>w</c> means <c>w0</c>.</summary>
    public static string Canonical(string name) => name is "w" ? "w0" : name;

    /// <summary>The values that a parameter may take.</summary>
    public static NumberRange RangeOf(string name) => name switch
    {
        "omega_m" or "omega_b" => NumberRange.Open(0, 1),
        "sigma8" => NumberRange.Open(0, 3),
        "h" => NumberRange.Open(0, 2),
        "n_s" => NumberRange.Open(0, 2),
        "w0" => new NumberRange(-3, 0, true, false, ""),
        "wa" => NumberRange.Closed(-3, 3),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "not a cosmological parameter"),
    };
}
