namespace Orchestrator.Pinocchio;

/// <summary>One key of PINOCCHIO's parameter file.</summary>
/// <param name="Name">The key, in the program's spelling; case counts.</param>
/// <param name="Kind">What follows it.</param>
/// <param name="IsRequired">Whether the program stops without it.</param>
/// <param name="Dialect">The only version that knows it; null if both do.</param>
/// <param name="Meaning">What it sets, with its unit.</param>
public sealed record ParameterKey(string Name, ParameterKind Kind, bool IsRequired, ParameterDialect? Dialect, string Meaning)
{
    /// <summary>Number of values after the key.</summary>
    public int ValueCount => Kind switch
    {
        ParameterKind.Flag => 0,
        ParameterKind.Vector => 3,
        _ => 1,
    };
}
