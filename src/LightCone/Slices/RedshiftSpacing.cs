namespace Orchestrator.LightCone;

/// <summary>How the edges of redshift slices were chosen.</summary>
public enum RedshiftSpacing
{
    /// <summary>Equal steps in comoving distance.</summary>
    Comoving,

    /// <summary>Equal steps in redshift.</summary>
    Redshift,

    /// <summary>Equal comoving volumes.</summary>
    Volume,

    /// <summary>Edges given one by one.</summary>
    Edges,
}
