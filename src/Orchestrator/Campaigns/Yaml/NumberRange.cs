namespace Orchestrator.Campaigns.Yaml;

/// <summary>The values that a number in the campaign file may take, with its unit, as shown in error messages.</summary>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="MinimumIncluded">Whether <paramref name="Minimum"/> itself is allowed.</param>
/// <param name="MaximumIncluded">Whether <paramref name="Maximum"/> itself is allowed.</param>
/// <param name="Unit">Unit of the value, empty when it has none.</param>
internal readonly record struct NumberRange(double Minimum, double Maximum, bool MinimumIncluded, bool MaximumIncluded, string Unit)
{
    /// <summary>Both ends allowed.</summary>
    public static NumberRange Closed(double minimum, double maximum, string unit = "") => new(minimum, maximum, true, true, unit);

    /// <summary>Neither end allowed.</summary>
    public static NumberRange Open(double minimum, double maximum, string unit = "") => new(minimum, maximum, false, false, unit);

    /// <summary>Greater than zero.</summary>
    public static NumberRange Positive(string unit = "") => Open(0, double.PositiveInfinity, unit);

    /// <summary>Zero or greater.</summary>
    public static NumberRange NotNegative(string unit = "") => new(0, double.PositiveInfinity, true, false, unit);

    /// <summary>Any finite number.</summary>
    public static NumberRange Any { get; } = Open(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether the value is allowed; never for NaN.</summary>
    public bool Contains(double value) =>
        (MinimumIncluded ? value >= Minimum : value > Minimum) && (MaximumIncluded ? value <= Maximum : value < Maximum);

    /// <inheritdoc/>
    public override string ToString()
    {
        string? lower = double.IsInfinity(Minimum) ? null : $"{(MinimumIncluded ? "at least" : "above")} {Minimum:R}";
        string? upper = double.IsInfinity(Maximum) ? null : $"{(MaximumIncluded ? "at most" : "below")} {Maximum:R}";
        string range = (lower, upper) switch
        {
            (null, null) => "a finite number",
            (null, _) => upper!,
            (_, null) => lower!,
            _ => $"{lower} and {upper}",
        };
        return Unit.Length == 0 ? range : $"{range} {Unit}";
    }
}
