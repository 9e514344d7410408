namespace Orchestrator.HaloHod;

/// <summary>How the mean number of satellites depends on the mean number of centrals.</summary>
public enum SatelliteModulation
{
    /// <summary><c>N_sat = N_cen ((M - M0) / M1)^alpha</c>: the form of Zheng et al. 2007 eq. 3 as the field fits it, and the default.</summary>
    TimesMeanCentrals,

    /// <summary><c>N_sat = ((M - M0) / M1)^alpha</c>: satellites do not follow the centrals' cut-off.</summary>
    Independent,
}
