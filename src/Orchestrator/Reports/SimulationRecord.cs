using System.Text.Json.Nodes;
using Orchestrator.Planning;
using Orchestrator.Worker;

namespace Orchestrator.Reports;

/// <summary>What the conversion of a simulation's cone said about it.</summary>
/// <param name="Simulation">Number of the simulation.</param>
/// <param name="Halos">Halos in the cone.</param>
/// <param name="DistinctHalos">Halos that are not copies of others.</param>
/// <param name="ParticleMass">Mass of a particle, Msun/h.</param>
/// <param name="MassFunction">Halos by mass; null when the record is gone.</param>
internal sealed record SimulationRecord(int Simulation, long Halos, long DistinctHalos, double ParticleMass, ConeMassFunction? MassFunction)
{
    /// <summary>Reads the record of a committed conversion.</summary>
    public static SimulationRecord Of(PlannedSimulation simulation)
    {
        int number = simulation.Task.Point.Simulation;
        if (simulation.Task.Record?.Summary is not { } summary)
            return new SimulationRecord(number, 0, 0, simulation.Source.Resolution.ParticleMass, null);
        return new SimulationRecord(
            number,
            (long)summary["halos"]!,
            (long)summary["distinct_halos"]!,
            (double)summary["particle_mass"]!,
            ConeMassFunction.FromJson((JsonObject)summary["mass_function"]!));
    }
}
