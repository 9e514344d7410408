namespace Orchestrator.Pinocchio.Engine;

/// <summary>How <see cref="PinocchioProgram"/> runs.</summary>
public sealed record ProgramOptions
{
    /// <summary>What to do.</summary>
    public ProgramTask Task { get; init; } = ProgramTask.Halos;

    /// <summary>Catalogues, cone and histories have the fewer columns of LIGHT_OUTPUT builds.</summary>
    public bool Light { get; init; }

    /// <summary>How the engine runs; outputs go to its <see cref="EngineOptions.Folder"/>, to which file names are relative.</summary>
    public EngineOptions Engine { get; init; } = new();
}
