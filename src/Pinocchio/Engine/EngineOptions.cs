namespace Orchestrator.Pinocchio.Engine;

/// <summary>How a run is done; nothing here but <see cref="ExactDistances"/> changes its halos.</summary>
public sealed record EngineOptions
{
    /// <summary>Threads that may work, 1 or more. The results are the same bytes on any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Light cones use the cosmology's own comoving distance. Otherwise the real program's, which is wrong by up to 2 Mpc/h below
    /// z = 0.05.</summary>
    public bool ExactDistances { get; init; }

    /// <summary>The mesh on which the matter density is wanted at each output; null for none.</summary>
    public MatterMesh? MatterDensity { get; init; }

    /// <summary>The folder that file names in the parameters are relative to.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Memory in bytes that the run may take; null for what the machine has.</summary>
    public long? AvailableMemory { get; init; }

    /// <summary>The clock of <see cref="EngineResult.Timings"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
