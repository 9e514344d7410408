namespace Orchestrator.Campaigns;

/// <summary>One entry of <c>mocks</c>: how halos become observed galaxies.</summary>
internal sealed record MockRecipe
{
    /// <summary>Name of the recipe.</summary>
    public required string Name { get; init; }

    /// <summary>How galaxies are painted.</summary>
    public required HodSettings Hod { get; init; }

    /// <summary>How they are observed.</summary>
    public required EffectSettings Effects { get; init; }

    /// <summary>Number of realisations a simulation.</summary>
    public required int Realisations { get; init; }

    /// <summary>Further versions of each realisation with one effect switched off, as in <c>no-rsd</c>.</summary>
    public required IReadOnlyList<string> Ablations { get; init; }
}
