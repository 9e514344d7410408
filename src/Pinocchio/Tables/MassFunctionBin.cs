namespace Orchestrator.Pinocchio;

/// <summary>One bin of a mass function, 0.05 wide in log10 M but for whole particle masses.</summary>
/// <param name="Mass">Msun/h: mean of the halos of the bin if there are several, else its middle.</param>
/// <param name="NumberDensity">dn/dM in (Mpc/h)^-3 (Msun/h)^-1.</param>
/// <param name="Upper">Its upper Poisson limit of one sigma.</param>
/// <param name="Lower">Its lower Poisson limit of one sigma.</param>
/// <param name="Halos">Number of halos.</param>
/// <param name="AnalyticNumberDensity">dn/dM of the analytic mass function that the run was told to compare with.</param>
/// <param name="PeakHeight">nu = 1.686 / sigma(M, z).</param>
public readonly record struct MassFunctionBin(
    double Mass, double NumberDensity, double Upper, double Lower, long Halos, double AnalyticNumberDensity, double PeakHeight);
