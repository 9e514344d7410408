using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>Memory that a run of PINOCCHIO V5.1 takes, from the sizes that its logs tell.</summary>
/// <remarks>
/// A rank allocates MaxMemPerParticle bytes for each of its particles at the start, 2 % more where ranks exchange particles, and the
/// program itself 25 to 30 MB: never less than what runs of 128^3 and 256^3 particles on one and two ranks took, and at most 6 % more.
/// Below a floor of bytes the program cannot compute displacements; above it the rest is room for the boundary layer.
/// </remarks>
public static class MemoryForecast
{
    /// <summary>MB that a rank takes beside its particles.</summary>
    public const double MegaBytesOfProgram = 30;

    private const double MegaByte = 1e6;

    private const double Exchange = 1.02;

    /// <summary>Bytes a particle below which a build refuses to run.</summary>
    /// <param name="order">Order of Lagrangian perturbation theory the program was built for: 1, 2 or 3.</param>
    /// <param name="withSnapshot">Built with SNAPSHOT.</param>
    /// <param name="withRecomputedDisplacements">Built with RECOMPUTE_DISPLACEMENTS.</param>
    public static double FloorBytesPerParticle(int order, bool withSnapshot = false, bool withRecomputedDisplacements = false)
    {
        double floor = order switch
        {
            1 => 92,
            2 => 128,
            3 => withRecomputedDisplacements ? 200 : 152,
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, "the order is 1, 2 or 3"),
        };
        return withSnapshot ? floor + 8 : floor;
    }

    /// <summary>Resident memory of each rank.</summary>
    /// <param name="gridSize">Particles along a side.</param>
    /// <param name="ranks">MPI ranks.</param>
    /// <param name="memoryPerParticle">MaxMemPerParticle in bytes.</param>
    /// <returns>MB (10^6 bytes), of the largest rank.</returns>
    public static double MegaBytesPerRank(int gridSize, int ranks, double memoryPerParticle)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gridSize, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(ranks, 1);
        if (!(memoryPerParticle > 0))
            throw new ArgumentOutOfRangeException(nameof(memoryPerParticle), memoryPerParticle, "bytes a particle are positive");
        double particles = Math.Ceiling((double)gridSize * gridSize * gridSize / ranks);
        return (Exchange * particles * memoryPerParticle / MegaByte) + MegaBytesOfProgram;
    }

    /// <summary>Refuses a run that the memory of a rank cannot hold.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="ranks">MPI ranks.</param>
    /// <param name="availableMegaBytes">MB (10^6 bytes) that each rank may take.</param>
    /// <exception cref="InvalidInputException">The run needs more; the message says how many ranks would do.</exception>
    public static void Check(RunParameters parameters, int ranks, double availableMegaBytes)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        double needed = MegaBytesPerRank(parameters.GridSize, ranks, parameters.MemoryPerParticle);
        if (needed <= availableMegaBytes) return;
        if (availableMegaBytes <= MegaBytesOfProgram)
            throw new InvalidInputException(
                "no rank fits into the memory", key: "memory", value: $"{availableMegaBytes} MB",
                allowed: $"above {MegaBytesOfProgram} MB a rank");
        double particles = (availableMegaBytes - MegaBytesOfProgram) * MegaByte / (Exchange * parameters.MemoryPerParticle);
        double sufficient = Math.Ceiling((double)parameters.GridSize * parameters.GridSize * parameters.GridSize / particles);
        throw new InvalidInputException(
            $"each rank needs {needed:F0} MB of {availableMegaBytes:F0}", key: "ranks", value: $"{ranks}",
            allowed: $"{sufficient:F0} or more for {parameters.GridSize}^3 particles");
    }
}
