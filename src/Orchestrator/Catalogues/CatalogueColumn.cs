namespace Orchestrator.Catalogues;

/// <summary>A column of a catalogue as it is shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; <c>unknown</c> when the file does not say and no parameter file was found.</param>
/// <param name="Minimum">Smallest value; null when there is none.</param>
/// <param name="Maximum">Largest value; null when there is none.</param>
/// <param name="Description">What it is.</param>
internal sealed record CatalogueColumn(string Name, string Unit, double? Minimum, double? Maximum, string Description)
{
    /// <summary>A column of values.</summary>
    public static CatalogueColumn Of<T>(string name, string unit, string description, ReadOnlySpan<T> values)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        double minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        foreach (T value in values)
        {
            double number = double.CreateTruncating(value);
            if (number < minimum) minimum = number;
            if (number > maximum) maximum = number;
        }
        return minimum <= maximum ? new(name, unit, minimum, maximum, description) : new(name, unit, null, null, description);
    }
}
