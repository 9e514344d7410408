namespace Orchestrator.Campaigns;

/// <summary>How simulations are shared out among training, validation and test.</summary>
internal abstract record SplitSettings
{
    private SplitSettings()
    {
    }

    /// <summary>By shares that add up to one.</summary>
    public sealed record Shares(double Train, double Validation, double Test) : SplitSettings;

    /// <summary>By name of each simulation.</summary>
    public sealed record Named(IReadOnlyList<int> Train, IReadOnlyList<int> Validation, IReadOnlyList<int> Test) : SplitSettings;
}
