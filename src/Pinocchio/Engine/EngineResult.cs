using Orchestrator.Cosmology;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Everything that a run of the engine found.</summary>
public sealed record EngineResult
{
    /// <summary>What was run.</summary>
    public required RunParameters Parameters { get; init; }

    /// <summary>The background, with the dark energy of the parameters' table if they name one.</summary>
    public required WcdmCosmology Cosmology { get; init; }

    /// <summary>The linear power spectrum today.</summary>
    public required IPowerSpectrum PowerSpectrum { get; init; }

    /// <summary>Whether <see cref="EngineOptions.CorrectKnownFaults"/> was asked for.</summary>
    public required bool KnownFaultsAreCorrected { get; init; }

    /// <summary>The halos at each output, in the order of the outputs.</summary>
    public required IReadOnlyList<EngineCatalog> Catalogs { get; init; }

    /// <summary>The halos on the past light cone, in the order in which they were found; none without a cone.</summary>
    public required IReadOnlyList<ConeHalo> Cone { get; init; }

    /// <summary>The box copies that the cone was made of; null without a cone.</summary>
    public required ConeReplications? Geometry { get; init; }

    /// <summary>The merger trees of the halos at the last output.</summary>
    public required MergerHistories Histories { get; init; }

    /// <summary>How many particles collapse when.</summary>
    public required CollapseTimeHistogram CollapseTimes { get; init; }

    /// <summary>Particles that collapse by the last output.</summary>
    public required long CollapsedParticles { get; init; }

    /// <summary>Particles that collapse before all their neighbours: as many groups form.</summary>
    public required long Peaks { get; init; }

    /// <summary>The matter density at each output; none unless <see cref="EngineOptions.MatterDensity"/> asks for it.</summary>
    public required IReadOnlyList<MatterDensity> MatterDensities { get; init; }

    /// <summary>Every particle's collapse time, displacements and group, if <see cref="RunParameters.WithLptSnapshot"/> asks for them.</summary>
    public required LptSnapshot? LptSnapshot { get; init; }

    /// <summary>Wall time of each phase.</summary>
    public required IReadOnlyDictionary<EnginePhase, TimeSpan> Timings { get; init; }
}
