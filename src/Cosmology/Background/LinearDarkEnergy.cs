using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>Dark energy with w(a) = w0 + (1 - a) wa, Chevallier and Polarski 2001 (gr-qc/0009008), Linder 2003 (astro-ph/0208512).</summary>
public sealed class LinearDarkEnergy : IDarkEnergy
{
    private readonly double w0;
    private readonly double wa;

    /// <summary>Makes the law.</summary>
    /// <param name="w0">Equation of state today.</param>
    /// <param name="wa">Its change, -dw/da.</param>
    public LinearDarkEnergy(double w0, double wa)
    {
        this.w0 = w0;
        this.wa = wa;
    }

    /// <inheritdoc/>
    public double EquationOfState(double scaleFactor) => w0 + (1.0 - scaleFactor) * wa;

    /// <inheritdoc/>
    /// <remarks><c>a^(-3 (1 + w0 + wa)) exp(-3 wa (1 - a))</c>, Linder 2003 eq. 7.</remarks>
    public double DensityRatio(double scaleFactor)
    {
        double exponent = -3.0 * (1.0 + w0 + wa);
        if (exponent == 0.0 && wa == 0.0) return 1.0;
        return PortableMath.Exp(exponent * PortableMath.Log(scaleFactor) - 3.0 * wa * (1.0 - scaleFactor));
    }
}
