namespace Orchestrator.LatinHypercube;

/// <summary>A parameter that a design samples.</summary>
/// <param name="Name">Its name in the campaign file and the table's header, such as <c>omega_m</c>.</param>
/// <param name="Prior">How it is distributed.</param>
public sealed record DesignParameter(string Name, Prior Prior);
