namespace Orchestrator.Cosmology;

/// <summary>A fit is about to be used outside the range over which it was made.</summary>
/// <param name="Range">The range and its source.</param>
/// <param name="Value">The value outside.</param>
public sealed record ValidityWarning(ValidityRange Range, double Value)
{
    /// <summary>One sentence for a log or a report.</summary>
    public string Message =>
        $"{Range.Model}: {Range.Quantity} = {Value:G4} lies outside {Range.Minimum:G4} .. {Range.Maximum:G4} ({Range.Source})";

    /// <inheritdoc/>
    public override string ToString() => Message;
}
