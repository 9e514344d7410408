namespace Orchestrator.LightCone;

/// <summary>How HEALPix pixels are numbered.</summary>
public enum HealPixOrdering
{
    /// <summary>Along rings of one latitude, from north to south; any resolution.</summary>
    Ring,

    /// <summary>Down the quad-tree of each of the twelve base pixels, so that neighbours in number are neighbours in the sky; resolutions
    /// that are powers of two.</summary>
    Nested,
}
