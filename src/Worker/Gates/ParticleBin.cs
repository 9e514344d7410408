namespace Orchestrator.Worker;

/// <summary>Halos of a range of particle numbers, and how their number compares with Watson et al. 2013 in sound runs.</summary>
/// <remarks>
/// PINOCCHIO's deficit depends on the number of particles first. The ratios are those of its reference runs (128^3 in 256 Mpc/h, 256^3 in
/// 512 Mpc/h; outputs at z = 0, 0.5, 1, 2) widened to what 40 realisations each of eight combinations of sigma8 (0.5 to 1.05), omega_m
/// (0.2 to 0.45) and particle spacing (2 to 6 Mpc/h) give, whose errors are about a percent; docs/decisions/0040.
/// </remarks>
/// <param name="First">Fewest particles.</param>
/// <param name="Last">Most particles.</param>
/// <param name="LeastRatio">Least ratio of a sound run with unlimited statistics.</param>
/// <param name="GreatestRatio">Greatest such ratio.</param>
internal readonly record struct ParticleBin(int First, int Last, double LeastRatio, double GreatestRatio)
{
    /// <summary>Below this rms of the linear field in a halo's Lagrangian sphere halos are rarer than PINOCCHIO gets right: they fall short,
    /// to a half at 0.42. No lower bound there.</summary>
    public const double LeastSigma = 0.5;

    /// <summary>Watson et al. 2013 made their fit below this rms, section 5.3.</summary>
    public const double GreatestSigma = 1.733;

    private static readonly ParticleBin[] All =
    [
        new(10, 19, 0.80, 1.08), new(20, 42, 0.86, 1.03), new(43, 142, 0.84, 1.05), new(143, 427, 0.85, 1.10),
        new(428, int.MaxValue, 0.85, 1.12),
    ];

    /// <summary>The bins of a run; halos of fewer than ten particles are in none.</summary>
    /// <param name="minimumParticles">Particles of the smallest halo that the run wrote.</param>
    public static IReadOnlyList<ParticleBin> From(int minimumParticles) =>
        [.. All.Where(bin => bin.Last >= minimumParticles).Select(bin => bin with { First = Math.Max(bin.First, minimumParticles) })];

    /// <summary>The bin of a number of particles, or -1.</summary>
    public static int IndexOf(IReadOnlyList<ParticleBin> bins, long particles)
    {
        for (int i = bins.Count - 1; i >= 0; i--)
            if (particles >= bins[i].First) return i;
        return -1;
    }

    /// <inheritdoc/>
    public override string ToString() => Last == int.MaxValue ? $"{First} particles or more" : $"{First} to {Last} particles";
}
