using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>f(sigma) = A [(sigma / b)^-a + 1] exp(-c / sigma^2), the form of Warren et al. 2006 that Tinker and Watson fitted too.</summary>
internal sealed class WarrenMultiplicity(double amplitude, double a, double b, double c) : IMultiplicityFunction
{
    private readonly double logB = PortableMath.Log(b);

    public double Evaluate(double logSigma) => amplitude
        * (PortableMath.Exp(a * (logB - logSigma)) + 1.0)
        * PortableMath.Exp(-c * PortableMath.Exp(-2.0 * logSigma));
}
