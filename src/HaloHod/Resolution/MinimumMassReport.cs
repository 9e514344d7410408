using System.Collections.Immutable;
using System.Globalization;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>The one mass cut of a campaign, and what it means in each of its simulations.</summary>
/// <remarks>
/// A cut in particle number makes the minimum mass proportional to omega_m, which a network reads as the label. So one cut in mass holds for all
/// simulations, at or above the largest <see cref="MassResolution.SmallestCut"/> of the design.
/// </remarks>
public sealed class MinimumMassReport
{
    /// <summary>Particles that the smallest halo of the sample should have in the simulation with the heaviest particles.</summary>
    public const int RecommendedParticles = 30;

    private MinimumMassReport(ImmutableArray<MassResolution> simulations, MassResolution heaviest, double cut)
    {
        Simulations = simulations;
        Heaviest = heaviest;
        Cut = cut;
    }

    /// <summary>The simulations, as given.</summary>
    public ImmutableArray<MassResolution> Simulations { get; }

    /// <summary>The simulation whose smallest halos are the heaviest; it sets the smallest common cut.</summary>
    public MassResolution Heaviest { get; }

    /// <summary>The common cut in Msun/h: dithered masses below it are left out of every sample.</summary>
    public double Cut { get; }

    /// <summary>Mass of <see cref="RecommendedParticles"/> of the heaviest particles in the design, Msun/h.</summary>
    public double RecommendedCut => RecommendedParticles * Simulations.Max(simulation => simulation.ParticleMass);

    /// <summary>Whether the smallest halos of the sample have at least <see cref="RecommendedParticles"/> particles in every simulation.</summary>
    public bool IsWellResolved => Cut >= RecommendedCut;

    /// <summary>Particles of a halo at the cut in one of the simulations.</summary>
    /// <param name="simulation">A simulation of the design.</param>
    public double ParticlesAtCut(MassResolution simulation) => Cut / simulation.ParticleMass;

    /// <summary>The smallest cut that no simulation of the design can be told apart by.</summary>
    /// <param name="simulations">All simulations of the design, of which there is at least one.</param>
    public static MinimumMassReport WithSmallestCut(IEnumerable<MassResolution> simulations)
    {
        var (all, heaviest) = Survey(simulations);
        return new(all, heaviest, heaviest.SmallestCut);
    }

    /// <summary>A cut that the campaign asks for.</summary>
    /// <param name="simulations">All simulations of the design, of which there is at least one.</param>
    /// <param name="cut">The cut in Msun/h.</param>
    /// <exception cref="InvalidInputException">The cut is below the smallest one that a simulation of the design allows.</exception>
    public static MinimumMassReport WithCut(IEnumerable<MassResolution> simulations, double cut)
    {
        var (all, heaviest) = Survey(simulations);
        if (!(cut >= heaviest.SmallestCut) || !double.IsFinite(cut))
        {
            throw new InvalidInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"simulation {heaviest.Simulation} has no halos below {heaviest.MinimumHaloMass:G6} Msun/h, so the cut would reveal the cosmology"),
                key: "min_halo_mass",
                value: cut.ToString("G6", CultureInfo.InvariantCulture),
                allowed: string.Create(CultureInfo.InvariantCulture, $"at least {heaviest.SmallestCut:G6} Msun/h, or common"));
        }
        return new(all, heaviest, cut);
    }

    private static (ImmutableArray<MassResolution> All, MassResolution Heaviest) Survey(IEnumerable<MassResolution> simulations)
    {
        ImmutableArray<MassResolution> all = [.. simulations];
        if (all.IsEmpty) throw new ArgumentException("A design has at least one simulation.", nameof(simulations));
        return (all, all.MaxBy(simulation => simulation.SmallestCut));
    }
}
