namespace Orchestrator.Pinocchio.Engine;

/// <summary>What happens in a run on its way, for who keeps its log.</summary>
internal sealed record EngineEvents
{
    /// <summary>Told how many particles collapse by the last output, and how many of them are peaks.</summary>
    public Action<int, int>? Collapsed { get; init; }

    /// <summary>Told of each catalogue when it is reached.</summary>
    public Action<EngineCatalog>? Reached { get; init; }

    /// <summary>Told of each matter density when it is made.</summary>
    public Action<MatterDensity>? MatterMade { get; init; }
}
