namespace Orchestrator.Campaigns;

/// <summary>What a campaign file says, read and checked.</summary>
internal sealed record Campaign
{
    /// <summary>Name of the campaign: letters, digits, dot, dash, underscore.</summary>
    public required string Name { get; init; }

    /// <summary>Seed of every random number of the campaign.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Which cosmologies.</summary>
    public required DesignSettings Design { get; init; }

    /// <summary>Where the halos come from; null when the file has no such section (enough for <c>design</c>).</summary>
    public SimulationSettings? Simulation { get; init; }

    /// <summary>Recipes of mocks, in the order of the file.</summary>
    public required IReadOnlyList<MockRecipe> Recipes { get; init; }

    /// <summary>The recipe of a name.</summary>
    public MockRecipe Recipe(string name) => Recipes.Single(recipe => string.Equals(recipe.Name, name, StringComparison.Ordinal));

    /// <summary>Training sets, in the order of the file.</summary>
    public required IReadOnlyList<TrainingSetSettings> TrainingSets { get; init; }

    /// <summary>Core-hours that the campaign may use; null without a budget.</summary>
    public double? CoreHours { get; init; }

    /// <summary>Absolute path of the profile of the site where it runs; null for this machine.</summary>
    public string? SiteProfile { get; init; }

    /// <summary>The file as it is in force, overrides applied and paths made absolute: kept in the workspace.</summary>
    public required string EffectiveText { get; init; }

    /// <summary>The file as it is in force without any path: kept in training sets, which must not depend on where they were
    /// made.</summary>
    public required string PortableText { get; init; }
}
