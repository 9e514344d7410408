namespace Orchestrator.TrainingSets;

/// <summary>What tells a part from all others of its campaign: one part holds all samples of a simulation by a recipe.</summary>
/// <param name="Simulation">Index of the simulation in the design.</param>
/// <param name="Recipe">Name of the mock recipe.</param>
public readonly record struct PartKey(int Simulation, string Recipe);
