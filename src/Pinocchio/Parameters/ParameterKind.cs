namespace Orchestrator.Pinocchio;

/// <summary>What follows a key in a parameter file.</summary>
public enum ParameterKind
{
    /// <summary>Nothing: the key's presence switches it on, whatever follows.</summary>
    Flag,

    /// <summary>A word without blanks: a name or a file.</summary>
    Word,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Three numbers.</summary>
    Vector,
}
