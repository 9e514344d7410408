using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>The wall time that an attempt is given unless the campaign file says it: what the work takes, many times over.</summary>
/// <remarks>
/// It only ends what hangs, and a scheduler backfills better with it than with a day. The costs a particle are those measured in
/// <c>benchmarks/Pinocchio.Benchmarks</c>; nodes of many slow cores, a cone of many repeats and shared file systems are in the factor. An
/// attempt that runs into it is given twice as much the next time.
/// </remarks>
internal static class WallTimeForecast
{
    private const double Factor = 10;
    private const double EmbeddedSecondsPerParticle = 1.5e-6;
    private const double PinocchioSecondsPerParticle = 16e-6;
    private const double SecondsPerSample = 30;

    // Beyond it the serial parts of the embedded engine set the pace.
    private const int MostUsefulCores = 16;

    private static readonly TimeSpan Least = TimeSpan.FromMinutes(10);

    /// <summary>The wall time of an attempt.</summary>
    /// <param name="simulation">The simulation in it; null if it has none.</param>
    /// <param name="mocks">The mocks in it.</param>
    /// <param name="cores">Cores for the embedded engine and for mocks.</param>
    public static TimeSpan Of(SimulationTask? simulation, IEnumerable<MockTask> mocks, int cores)
    {
        double samples = mocks.Sum(mock => mock.Realisations * (1.0 + mock.Ablations.Count));
        double seconds = (samples * SecondsPerSample) + (simulation is null ? 0 : Factor * SecondsOf(simulation, cores));
        return Least + TimeSpan.FromSeconds(Math.Ceiling(seconds));
    }

    private static double SecondsOf(SimulationTask simulation, int cores)
    {
        double particles = Math.Pow(simulation.Parameters.GridSize, 3);
        return simulation.Engine.Kind == SimulationEngineKind.Embedded
            ? particles * EmbeddedSecondsPerParticle / Math.Clamp(cores, 1, MostUsefulCores)
            : particles * PinocchioSecondsPerParticle / simulation.Engine.Ranks;
    }
}
