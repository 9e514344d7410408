namespace Orchestrator.HaloHod;

/// <summary>How a friends-of-friends mass becomes a mass in the definition that the halo occupation is quoted for.</summary>
public enum FofMassTreatment
{
    /// <summary>Halos keep their rank: at each redshift the mass with the same cumulative abundance, Watson (FoF) to Tinker (spherical overdensity).</summary>
    AbundanceMatching,

    /// <summary>The FoF mass is taken for the declared mass as it is.</summary>
    Identity,
}
