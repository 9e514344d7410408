using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The transfer function with the baryons' suppression but without oscillations, Eisenstein and Hu 1998 eqs. 26 and 28 to 31.</summary>
internal sealed class EisensteinHuSmoothTransfer : ITransferFunction
{
    private readonly double h;
    private readonly double shape;
    private readonly double theta2;
    private readonly double soundHorizon;
    private readonly double alpha;

    public EisensteinHuSmoothTransfer(CosmologyParameters parameters, double cmbTemperature)
    {
        h = parameters.H;
        double matter = parameters.OmegaM * h * h;
        double baryons = parameters.OmegaB * h * h;
        double fraction = parameters.OmegaB / parameters.OmegaM;
        shape = parameters.OmegaM * h;
        theta2 = cmbTemperature / 2.7 * (cmbTemperature / 2.7);
        soundHorizon = 44.5 * PortableMath.Log(9.83 / matter) / Math.Sqrt(1.0 + 10.0 * PortableMath.Pow(baryons, 0.75));
        alpha = 1.0 - 0.328 * PortableMath.Log(431.0 * matter) * fraction + 0.38 * PortableMath.Log(22.3 * matter) * fraction * fraction;
    }

    public double Evaluate(double wavenumber)
    {
        double ratio = 0.43 * wavenumber * h * soundHorizon;
        double effectiveShape = shape * (alpha + (1.0 - alpha) / (1.0 + ratio * ratio * ratio * ratio));
        double q = wavenumber * theta2 / effectiveShape;
        double logarithm = PortableMath.Log(2.0 * Math.E + 1.8 * q);
        double c = 14.2 + 731.0 / (1.0 + 62.5 * q);
        return logarithm / (logarithm + c * q * q);
    }
}
