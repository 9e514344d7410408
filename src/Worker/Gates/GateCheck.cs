using System.Globalization;
using System.Text.Json.Nodes;

namespace Orchestrator.Worker;

/// <summary>One comparison of a run with what its declared cosmology predicts.</summary>
public sealed record GateCheck
{
    /// <summary>The gate that compares the halos of each output with the mass function.</summary>
    public const string MassFunction = "mass-function";

    /// <summary>The gate that compares the halos along the cone with the mass function.</summary>
    public const string ConeCounts = "cone-counts";

    /// <summary>The gate that compares where halos of the cone stand with the distance of their redshift.</summary>
    public const string Distances = "distances";

    /// <summary>The gate: <see cref="MassFunction"/>, <see cref="ConeCounts"/> or <see cref="Distances"/>.</summary>
    public required string Gate { get; init; }

    /// <summary>What of the run was compared, as in <c>z = 2, 10 to 19 particles</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Unit of <see cref="Value"/>: empty for a ratio to the prediction, else <c>Mpc/h</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What was found: halos over predicted halos, or a deviation.</summary>
    public required double Value { get; init; }

    /// <summary>Least value that passes.</summary>
    public required double Minimum { get; init; }

    /// <summary>Greatest value that passes.</summary>
    public required double Maximum { get; init; }

    /// <summary>Halos that were found.</summary>
    public required long Halos { get; init; }

    /// <summary>Halos that were predicted; null where their number plays no part.</summary>
    public double? Predicted { get; init; }

    /// <summary>Whether <see cref="Value"/> lies within its bounds, ends included; not-a-number does not.</summary>
    public bool Passed => Value >= Minimum && Value <= Maximum;

    /// <summary>One sentence.</summary>
    public override string ToString()
    {
        string halos = Predicted is { } predicted
            ? string.Create(CultureInfo.InvariantCulture, $"{Halos} halos, {predicted:G4} predicted")
            : string.Create(CultureInfo.InvariantCulture, $"{Halos} halos");
        string unit = Unit.Length == 0 ? "" : $" {Unit}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Gate}, {Subject}: {Value:G4}{unit}, allowed {Minimum:G4} to {Maximum:G4}{unit} ({halos}): {(Passed ? "passed" : "failed")}");
    }

    /// <summary>The check as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["gate"] = Gate,
        ["subject"] = Subject,
        ["unit"] = Unit,
        ["value"] = Number(Value),
        ["min"] = Number(Minimum),
        ["max"] = Number(Maximum),
        ["halos"] = Halos,
        ["predicted"] = Predicted is { } predicted ? Number(predicted) : null,
        ["passed"] = Passed,
    };

    /// <summary>Reads <see cref="ToJson"/> back.</summary>
    public static GateCheck FromJson(JsonObject json) => new()
    {
        Gate = (string)json["gate"]!,
        Subject = (string)json["subject"]!,
        Unit = (string)json["unit"]!,
        Value = (double?)json["value"] ?? double.NaN,
        Minimum = (double?)json["min"] ?? double.NaN,
        Maximum = (double?)json["max"] ?? double.NaN,
        Halos = (long)json["halos"]!,
        Predicted = (double?)json["predicted"],
    };

    // JSON has no word for what is not a number.
    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
