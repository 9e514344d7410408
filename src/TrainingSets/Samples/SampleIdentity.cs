namespace Orchestrator.TrainingSets;

/// <summary>What tells a sample from all others of its campaign.</summary>
/// <param name="Simulation">Index of the simulation in the design.</param>
/// <param name="Recipe">Name of the mock recipe.</param>
/// <param name="Realisation">Number of the realisation, from 0.</param>
/// <param name="Ablation">Name of the effect that was left out, empty for none.</param>
public readonly record struct SampleIdentity(int Simulation, string Recipe, int Realisation, string Ablation)
{
    /// <summary>The part that holds the sample.</summary>
    public PartKey Part => new(Simulation, Recipe);

    /// <inheritdoc/>
    public override string ToString() => $"simulation {Simulation}, recipe {Recipe}, realisation {Realisation}{(Ablation.Length > 0 ? $", {Ablation}" : "")}";
}
