using Orchestrator.Campaigns;
using Orchestrator.Cosmology;
using Orchestrator.Designs;
using Orchestrator.LightCone;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;
using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>Turns points of the design into runs.</summary>
/// <param name="settings">What the campaign file says of the runs.</param>
/// <param name="axis">Direction of the cones' axis.</param>
internal sealed class SimulationTasks(SimulationSettings.Simulated settings, CartesianVector axis)
{
    private const int LargestSeed = int.MaxValue;

    /// <summary>The run of a point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="cosmology">Its cosmology.</param>
    /// <param name="table">The design's file, for messages.</param>
    /// <exception cref="InvalidInputException">The point cannot be simulated.</exception>
    public PlannedRun Of(DesignPoint point, CosmologyParameters cosmology, string table)
    {
        if (point.Seed > LargestSeed)
            throw new InvalidInputException($"simulation {point.Simulation} cannot have it", table, key: "seed", value: $"{point.Seed}", allowed: $"0 to {LargestSeed}");
        LightConeSettings cone = settings.LightCone;
        var parameters = new RunParameters
        {
            RunFlag = SimulationTask.RunFlagOf(point.Simulation),
            BoxSize = settings.BoxSize,
            GridSize = settings.GridSize,
            RandomSeed = (int)point.Seed,
            Cosmology = cosmology,
            MinimumHaloParticles = settings.MinimumHaloParticles,
            WithoutHistories = true,
            Cone = new ConeParameters(cone.FarRedshift, cone.NearRedshift, cone.HalfAngle)
            {
                Vertex = (cone.Vertex.X, cone.Vertex.Y, cone.Vertex.Z),
                Axis = (axis.X, axis.Y, axis.Z),
            },
        };
        var task = new SimulationTask
        {
            Simulation = point.Simulation,
            Engine = settings.Engine,
            Parameters = parameters with
            {
                MemoryPerParticle = settings.MemoryPerParticle ?? parameters.MemoryPerParticle,
                PredictedPeakFactor = settings.PredictedPeakFactor ?? parameters.PredictedPeakFactor,
            },
            OutputRedshifts = settings.OutputRedshifts,
        };
        var geometry = new LightConeGeometry(settings.BoxSize, cone.Vertex, axis, cone.HalfAngle, cone.NearRedshift, cone.FarRedshift);
        return new PlannedRun(point, cosmology, geometry, task);
    }
}
