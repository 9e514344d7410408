using Orchestrator.Worker;

namespace Orchestrator.Campaigns;

/// <summary>The <c>simulation</c> section of a campaign file: where the halos come from.</summary>
internal abstract record SimulationSettings
{
    private SimulationSettings()
    {
    }

    /// <summary>Smallest halo mass in use for the whole campaign, in Msun/h; null for the smallest that every run resolves.</summary>
    public required double? MinimumHaloMass { get; init; }

    /// <summary>Wall time that an attempt at a simulation and its mocks is given; null for a generous forecast.</summary>
    public TimeSpan? WallTime { get; init; }

    /// <summary>Finished PINOCCHIO runs.</summary>
    /// <param name="Path">Absolute path of the folder that holds one folder a run, named by four or six digits.</param>
    public sealed record Existing(string Path) : SimulationSettings;

    /// <summary>Runs that the campaign makes itself.</summary>
    public sealed record Simulated : SimulationSettings
    {
        /// <summary>The program.</summary>
        public required SimulationEngine Engine { get; init; }

        /// <summary>Side of the box in Mpc/h.</summary>
        public required double BoxSize { get; init; }

        /// <summary>Particles along a side.</summary>
        public required int GridSize { get; init; }

        /// <summary>Particles of the smallest halo that a run writes.</summary>
        public required int MinimumHaloParticles { get; init; }

        /// <summary>Redshifts of the catalogues, descending; the last is where a run ends.</summary>
        public required IReadOnlyList<double> OutputRedshifts { get; init; }

        /// <summary>The light cone.</summary>
        public required LightConeSettings LightCone { get; init; }

        /// <summary>Bytes a particle that each rank of PINOCCHIO allocates; null for the usual.</summary>
        public double? MemoryPerParticle { get; init; }

        /// <summary>Room for peaks and cone halos of PINOCCHIO, in particles / 6; null for the usual.</summary>
        public double? PredictedPeakFactor { get; init; }
    }
}
