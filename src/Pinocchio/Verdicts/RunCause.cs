namespace Orchestrator.Pinocchio;

/// <summary>Why a run is as it is.</summary>
public enum RunCause
{
    /// <summary>Nothing went wrong.</summary>
    None,

    /// <summary>Finished; the boundary layer between ranks was smaller than it should be, so that a few halos may differ.</summary>
    BoundaryLayerTooSmall,

    /// <summary>The program was called without a parameter file.</summary>
    NoArgument,

    /// <summary>The parameter file is not there.</summary>
    ParameterFileMissing,

    /// <summary>A key is missing in the parameter file.</summary>
    KeyMissing,

    /// <summary>The parameter file has a key that the program does not know.</summary>
    KeyUnknown,

    /// <summary>The parameter file has a key twice.</summary>
    KeyDuplicate,

    /// <summary>A line of the parameter file is longer than 98 characters, and its tail was read as a key.</summary>
    LineTooLong,

    /// <summary>The file of output redshifts is not there.</summary>
    OutputListMissing,

    /// <summary>The file of output redshifts has none.</summary>
    OutputListEmpty,

    /// <summary>The output redshifts do not descend: only the first was written, and no histories.</summary>
    OutputListNotDescending,

    /// <summary>MaxMemPerParticle is too small for the particles of a rank.</summary>
    MemoryPerParticleTooSmall,

    /// <summary>MaxMem is smaller than MaxMemPerParticle asks for.</summary>
    MaximumMemoryTooSmall,

    /// <summary>There are more peaks than PredPeakFactor made room for.</summary>
    TooManyPeaks,

    /// <summary>The light cone's buffer was full: halos of the cone are lost.</summary>
    ConeBufferFull,

    /// <summary>No particle collapses: there are no catalogues, whatever is done with this box.</summary>
    NothingCollapses,

    /// <summary>So few particles collapse that the program divides by zero.</summary>
    TooFewCollapse,

    /// <summary>The machine had no memory left.</summary>
    OutOfMemory,

    /// <summary>The program said that it is done, but outputs are not there.</summary>
    OutputsMissing,

    /// <summary>The run was ended from outside before its end.</summary>
    Stopped,

    /// <summary>The log ends before the program's end, without a reason.</summary>
    Unfinished,

    /// <summary>The program told an error that is not known here.</summary>
    UnknownError,

    /// <summary>The last output comes before the end of the light cone: halos near the observer would be lost.</summary>
    ConeCutShort,
}
