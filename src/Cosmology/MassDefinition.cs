namespace Orchestrator.Cosmology;

/// <summary>What is meant by the mass of a halo; a mass without one is not comparable with another.</summary>
public enum MassDefinition
{
    /// <summary>Friends of friends with linking length 0.2, which PINOCCHIO's masses are calibrated to (Watson et al. 2013). It has no radius.</summary>
    Fof,

    /// <summary>Sphere of mean density 200 times the mean matter density.</summary>
    M200m,

    /// <summary>Sphere of mean density 200 times the critical density at the halo's redshift.</summary>
    M200c,

    /// <summary>Sphere of the virial overdensity of Bryan and Norman 1998 (flat) at the halo's redshift.</summary>
    Virial,
}
