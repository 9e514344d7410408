namespace Orchestrator.Cosmology;

/// <summary>The range of a quantity over which a fit was made, with its source.</summary>
/// <param name="Model">The fit, for instance <c>Watson et al. 2013 FoF mass function</c>.</param>
/// <param name="Quantity">What is limited, with its unit where it has one.</param>
/// <param name="Minimum">Smallest value inside.</param>
/// <param name="Maximum">Largest value inside.</param>
/// <param name="Source">Where the range is stated.</param>
public sealed record ValidityRange(string Model, string Quantity, double Minimum, double Maximum, string Source)
{
    /// <summary>Whether a value lies inside, ends included; not-a-number does not.</summary>
    /// <param name="value">The value in the unit of <see cref="Quantity"/>.</param>
    /// <returns>True inside.</returns>
    public bool Contains(double value) => value >= Minimum && value <= Maximum;

    /// <summary>Checks the two ends of what is going to be used.</summary>
    /// <param name="values">Values in the unit of <see cref="Quantity"/>.</param>
    /// <returns>One warning for the value farthest outside on each side; none when all lie inside.</returns>
    public IReadOnlyList<ValidityWarning> Check(params ReadOnlySpan<double> values)
    {
        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        var warnings = new List<ValidityWarning>();
        foreach (double value in values)
        {
            if (double.IsNaN(value)) warnings.Add(new ValidityWarning(this, value));
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
        }

        if (lowest < Minimum) warnings.Add(new ValidityWarning(this, lowest));
        if (highest > Maximum) warnings.Add(new ValidityWarning(this, highest));
        return warnings;
    }
}
