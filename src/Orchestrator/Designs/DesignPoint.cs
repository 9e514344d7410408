namespace Orchestrator.Designs;

/// <summary>One row of the design table: a cosmology to simulate.</summary>
internal sealed record DesignPoint
{
    /// <summary>Number of the simulation.</summary>
    public required int Simulation { get; init; }

    /// <summary>Slice of the design, or -1.</summary>
    public required int Slice { get; init; }

    /// <summary>Seed of the initial conditions.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The varied parameters by name.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }
}
