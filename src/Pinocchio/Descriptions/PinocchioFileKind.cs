namespace Orchestrator.Pinocchio;

/// <summary>The kinds of files that PINOCCHIO reads and writes.</summary>
public enum PinocchioFileKind
{
    /// <summary>None of them.</summary>
    Unknown,

    /// <summary>Parameter file.</summary>
    Parameters,

    /// <summary>Output redshifts.</summary>
    OutputRedshifts,

    /// <summary>Power spectrum given to a run.</summary>
    PowerSpectrum,

    /// <summary>Equation of state of dark energy given to a run.</summary>
    EquationOfState,

    /// <summary>Log.</summary>
    Log,

    /// <summary>Halos of the box at one redshift.</summary>
    Catalog,

    /// <summary>Halos on the past light cone.</summary>
    Cone,

    /// <summary>Merger histories.</summary>
    Histories,

    /// <summary>Mass function.</summary>
    MassFunction,

    /// <summary>Cosmology.</summary>
    Cosmology,

    /// <summary>Box copies that the cone was made of.</summary>
    ConeReplications,

    /// <summary>Number of halos by redshift along the cone.</summary>
    NumberCounts,

    /// <summary>Histogram of collapse times.</summary>
    CollapseTimes,

    /// <summary>LPT snapshot.</summary>
    LptSnapshot,

    /// <summary>Linear density.</summary>
    Density,
}
