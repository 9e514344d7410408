using Orchestrator.LatinHypercube;

namespace Orchestrator.Campaigns;

/// <summary>The <c>design</c> section of a campaign file.</summary>
internal sealed record DesignSettings
{
    /// <summary>How to draw the design; null when it is a table.</summary>
    public DesignSpecification? Specification { get; init; }

    /// <summary>Absolute path of the table; null leaves it to the simulation's folder.</summary>
    public string? File { get; init; }

    /// <summary>Parameters that are the same for each point, by name.</summary>
    public required IReadOnlyDictionary<string, double> Fixed { get; init; }
}
