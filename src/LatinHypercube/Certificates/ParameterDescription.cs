namespace Orchestrator.LatinHypercube;

/// <summary>A parameter as a certificate names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Prior">Its prior in words.</param>
public sealed record ParameterDescription(string Name, string Prior)
{
    internal static IReadOnlyList<ParameterDescription> Of(IEnumerable<DesignParameter> parameters)
        => [.. parameters.Select(parameter => new ParameterDescription(parameter.Name, parameter.Prior.Description))];
}
