using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>f(sigma) of Sheth and Tormen 1999, eq. 10.</summary>
internal sealed class ShethTormenMultiplicity : IMultiplicityFunction
{
    private const double Scale = 0.707;
    private const double Power = 0.3;

    /// <summary>Makes the integral over all ln sigma one: 1 / [1 + Gamma(1/2 - p) / (2^p sqrt pi)].</summary>
    private const double Amplitude = 0.3222;

    public double Evaluate(double logSigma)
    {
        double nu = CosmologyConstants.CollapseThreshold * PortableMath.Exp(-logSigma);
        double scaled = Scale * nu * nu;
        return Amplitude * Math.Sqrt(2.0 / Math.PI * scaled) * (1.0 + PortableMath.Pow(scaled, -Power)) * PortableMath.Exp(-0.5 * scaled);
    }
}
