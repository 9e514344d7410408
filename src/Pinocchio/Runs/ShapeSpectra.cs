using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The power spectra that a parameter file can ask for by a name and that no other part of Orchestrator needs.</summary>
internal static class ShapeSpectra
{
    private const double Gamma = 0.21;
    private const double FirstLog = -14.0;
    private const double LastLog = 10.0;
    private const int Rows = 4801;

    /// <summary>Whether a parameter file's spectrum is one of these rather than a file.</summary>
    public static bool IsName(string name) => name is "Efstathiou" or "PowerLaw";

    /// <summary>The spectrum of a name, scaled to sigma8; null if the name is none of these.</summary>
    public static IPowerSpectrum? Of(string name, CosmologyParameters cosmology) => name switch
    {
        "Efstathiou" => Tabulated(k => Efstathiou(k, cosmology.NS), cosmology),
        "PowerLaw" => Tabulated(k => PortableMath.Exp(cosmology.NS * PortableMath.Log(k)), cosmology),
        _ => null,
    };

    /// <summary>Efstathiou, Bond and White 1992 (MNRAS 258, 1P) eq. 7 with shape parameter 0.21, k in h/Mpc.</summary>
    private static double Efstathiou(double k, double index)
    {
        const double nu = 1.13;
        double a = 6.4 / Gamma * k, b = 3.0 / Gamma * k, c = 1.7 / Gamma * k;
        double sum = a + b * Math.Sqrt(b) + c * c;
        return PortableMath.Exp(index * PortableMath.Log(k) - 2.0 / nu * PortableMath.Log(1.0 + PortableMath.Exp(nu * PortableMath.Log(sum))));
    }

    private static TabulatedPowerSpectrum Tabulated(Func<double, double> shape, CosmologyParameters cosmology)
    {
        var k = new double[Rows];
        var power = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            k[row] = PortableMath.Exp(FirstLog + (LastLog - FirstLog) * row / (Rows - 1));
            power[row] = shape(k[row]);
        }

        return new TabulatedPowerSpectrum(k, power, cosmology.NS, cosmology.Sigma8, PowerSpectrumExtrapolation.PowerLaw);
    }
}
