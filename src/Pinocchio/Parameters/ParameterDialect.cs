namespace Orchestrator.Pinocchio;

/// <summary>Whose keys a parameter file may have: a key of the other version stops the program.</summary>
public enum ParameterDialect
{
    /// <summary>Version 4.1.</summary>
    V4 = 4,

    /// <summary>Version 5.1.</summary>
    V5 = 5,
}
