using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The power spectra that a parameter file can ask for by a name and that no other part of Orchestrator needs.</summary>
/// <remarks>Both are those of the real program, as its tables of P(k) show: wavenumbers enter the shapes in 1/Mpc, not in h/Mpc, and the
/// integral that sigma8 scales ends at <c>k = 500 / R</c>, without which that of a power law has no end.</remarks>
internal static class ShapeSpectra
{
    private const double Gamma = 0.21;
    private const double FirstLog = -14.0;
    private const double LastLog = 10.0;
    private const int Rows = 4801;
    private const double Radius = 8.0;
    private const double LargestProduct = 500.0;
    private const double SmallestProduct = 1e-6;
    private const int Steps = 100_000;
    private const double Series = 0.02;

    /// <summary>Whether a parameter file's spectrum is one of these rather than a file.</summary>
    public static bool IsName(string name) => name is "Efstathiou" or "PowerLaw";

    /// <summary>The spectrum of a name, scaled to sigma8; null if the name is none of these.</summary>
    public static IPowerSpectrum? Of(string name, CosmologyParameters cosmology) => name switch
    {
        "Efstathiou" => Tabulated(k => Efstathiou(k * cosmology.H, cosmology.NS), cosmology),
        "PowerLaw" => Tabulated(k => PortableMath.Exp(cosmology.NS * PortableMath.Log(k)), cosmology),
        _ => null,
    };

    /// <summary>Efstathiou, Bond and White 1992 (MNRAS 258, 1P) eq. 7 with shape parameter 0.21, which gives k a unit of h/Mpc; the real
    /// program takes k in 1/Mpc for it.</summary>
    private static double Efstathiou(double k, double index)
    {
        const double nu = 1.13;
        double a = 6.4 / Gamma * k, b = 3.0 / Gamma * k, c = 1.7 / Gamma * k;
        double sum = a + b * Math.Sqrt(b) + c * c;
        return PortableMath.Exp(index * PortableMath.Log(k) - 2.0 / nu * PortableMath.Log(1.0 + PortableMath.Exp(nu * PortableMath.Log(sum))));
    }

    private static TabulatedPowerSpectrum Tabulated(Func<double, double> shape, CosmologyParameters cosmology)
    {
        double amplitude = cosmology.Sigma8 * cosmology.Sigma8 / VarianceAt8(shape);
        var k = new double[Rows];
        var power = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            k[row] = PortableMath.Exp(FirstLog + (LastLog - FirstLog) * row / (Rows - 1));
            power[row] = amplitude * shape(k[row]);
        }

        return new TabulatedPowerSpectrum(k, power, cosmology.NS, sigma8: null, PowerSpectrumExtrapolation.PowerLaw);
    }

    /// <summary>Variance in spheres of 8 Mpc/h; midpoints in ln k up to <c>500 / R</c>.</summary>
    private static double VarianceAt8(Func<double, double> shape)
    {
        double first = PortableMath.Log(SmallestProduct), step = (PortableMath.Log(LargestProduct) - first) / Steps, sum = 0.0;
        for (int n = 0; n < Steps; n++)
        {
            double x = PortableMath.Exp(first + (n + 0.5) * step), k = x / Radius;
            (double sine, double cosine) = PortableMath.SinCos(x);
            double window = x < Series ? 1.0 - x * x / 10.0 : 3.0 * (sine - x * cosine) / (x * x * x);
            sum += k * k * k * shape(k) * window * window;
        }

        return sum * step / (2.0 * Math.PI * Math.PI);
    }
}
