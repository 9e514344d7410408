namespace Orchestrator.TrainingSets;

/// <summary>A simulation as splits see it.</summary>
/// <param name="Simulation">Its index in the design.</param>
/// <param name="SliceOfDesign">The slice of the design it belongs to, -1 where there are none.</param>
/// <param name="Group">Simulations with the same number stay together: equal seeds of the initial conditions, or pairs. Usually the seed's first simulation.</param>
public readonly record struct SimulationPoint(int Simulation, int SliceOfDesign, int Group);
