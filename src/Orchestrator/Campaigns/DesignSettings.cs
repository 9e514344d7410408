namespace Orchestrator.Campaigns;

/// <summary>The <c>design</c> section of a campaign file.</summary>
internal sealed record DesignSettings
{
    /// <summary>How the points are drawn.</summary>
    public required DesignKind Kind { get; init; }

    /// <summary>Absolute path of the table of a <see cref="DesignKind.Table"/>; null leaves it to the simulation's folder.</summary>
    public string? File { get; init; }

    /// <summary>Number of points of a drawn design.</summary>
    public int Points { get; init; }

    /// <summary>Number of slices; null for the default of the kind.</summary>
    public int? Slices { get; init; }

    /// <summary>Slices that are in use, or null for all.</summary>
    public IReadOnlyList<int>? ActiveSlices { get; init; }

    /// <summary>The varied parameters with their ranges, in the order of the file; a table's come from its columns.</summary>
    public required IReadOnlyList<ParameterRange> Parameters { get; init; }

    /// <summary>Parameters that are the same for each point, by name.</summary>
    public required IReadOnlyDictionary<string, double> Fixed { get; init; }
}
