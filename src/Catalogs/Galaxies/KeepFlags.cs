namespace Orchestrator.Catalogs;

/// <summary>One bit an observational effect, set where that effect kept the galaxy. An effect that is off keeps all.</summary>
/// <remarks>In files the bits are one unsigned byte a galaxy; their values never change.</remarks>
[Flags]
public enum KeepFlags : byte
{
    /// <summary>No effect kept the galaxy.</summary>
    None = 0,

    /// <summary>Inside the angular mask and not lost to its completeness.</summary>
    Mask = 1,

    /// <summary>Passed the flux or n(z) selection.</summary>
    Selection = 2,

    /// <summary>Bright enough for the depth at its place.</summary>
    Depth = 4,

    /// <summary>Not lost to a fibre collision.</summary>
    FibreCollision = 8,

    /// <summary>Its redshift was measured.</summary>
    Redshift = 16,

    /// <summary>Every effect kept the galaxy.</summary>
    All = Mask | Selection | Depth | FibreCollision | Redshift,
}
