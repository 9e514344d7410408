namespace Orchestrator.Pinocchio.Engine;

/// <summary>How a run is done; nothing here but <see cref="CorrectKnownFaults"/> changes its halos.</summary>
public sealed record EngineOptions
{
    /// <summary>Threads that may work, 1 or more. The results are the same bytes on any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Corrects what the real program does wrong and is reproduced otherwise: its comoving distance is wrong by up to 2 Mpc/h below
    /// z = 0.05; its number counts take no cone to be larger than half the sky.</summary>
    public bool CorrectKnownFaults { get; init; }

    /// <summary>The mesh on which the matter density is wanted at each output; null for none.</summary>
    public MatterMesh? MatterDensity { get; init; }

    /// <summary>The folder that file names in the parameters are relative to.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Memory in bytes that the run may take; null for what the machine has.</summary>
    public long? AvailableMemory { get; init; }

    /// <summary>The clock of <see cref="EngineResult.Timings"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
