namespace Orchestrator.Pinocchio;

/// <summary>Linear fluctuations at one smoothing scale today, with a Gaussian filter.</summary>
/// <param name="Radius">Mpc/h.</param>
/// <param name="Variance">sigma^2(R).</param>
/// <param name="DisplacementVariance">(Mpc/h)^2, all three components together.</param>
/// <param name="Slope">d log sigma^2 / d log R.</param>
public readonly record struct SmoothingScale(double Radius, double Variance, double DisplacementVariance, double Slope);
