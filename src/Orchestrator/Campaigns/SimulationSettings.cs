namespace Orchestrator.Campaigns;

/// <summary>The <c>simulation</c> section of a campaign file: finished PINOCCHIO runs.</summary>
internal sealed record SimulationSettings
{
    /// <summary>Absolute path of the folder that holds one folder a run, named by four or six digits.</summary>
    public required string Path { get; init; }

    /// <summary>Smallest halo mass in use for the whole campaign, in Msun/h; null for the smallest that every run resolves.</summary>
    public double? MinimumHaloMass { get; init; }
}
