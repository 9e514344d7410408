namespace Orchestrator.Numerics;

/// <content>The error function and its complement.</content>
public static partial class PortableMath
{
    // 2/sqrt(pi) - 1.
    private const double TwoOverSqrtPiMinusOne = 0.1283791670955126;

    /// <summary>From here erf x = 1 to the last place.</summary>
    private const double ErfSaturation = 6;

    private const double ErfcMiddle = 1.75;
    private const double ErfcFarMiddle = 12;

    // (erf(x)/x - 2/sqrt(pi))/x^2 in powers of x^2, |x| <= 1.
    private static ReadOnlySpan<double> ErfCentre =>
    [
        -0.37612638903183754, 0.11283791670955126, -0.026866170645131252, 0.005223977625442186, -0.0008548327023450544,
        0.0001205533298176089, -1.4925650356656707e-05, 1.6462114292902008e-06, -1.636584253801154e-07, 1.4807147150533316e-08,
        -1.2289855746585177e-09, 9.41507214265476e-11, -6.652074187842492e-12, 4.1558617352790287e-13, -1.7988652209572032e-14,
    ];

    // (1 + 2x) exp(x^2) erfc(x) in powers of t = (x - 1.75)/(x + 1.75), 0.46 <= x <= 6 (the map of Shepherd and Laframboise 1981, Math. Comp. 36, 249).
    private static ReadOnlySpan<double> ErfcNear =>
    [
        1.2823750563184637, -0.06807179869108729, -0.20302215524529016, 0.14897093628286362, -0.017594416204124674,
        -0.02003443336885503, 0.0023154034276924064, 0.004020589748527271, 0.00035880590773974716, -0.0007780820925813264,
        -0.00033941410577106987, 6.09335666251583e-05, 0.00011261156980309405, 3.620525274968435e-05, -1.2961884709212784e-05,
        -1.745218080419916e-05, -5.9290372981678445e-06, 2.2098418459134353e-06, 2.9378333778953205e-06, 5.418862504504869e-07,
        -3.153439593205028e-07,
    ];

    // The same in t = (x - 12)/(x + 12), 6 <= x <= 28.
    private static ReadOnlySpan<double> ErfcFar =>
    [
        1.171355525372344, -0.07771503412246202, 0.06108856893955021, -0.04448419763926857, 0.02852334080477411,
        -0.013755537567530242, 0.000627837176474938, 0.010535962810598917, -0.019545063889540047, 0.026340426785441077,
        -0.030983665500356087, 0.033638078029656855, -0.03454457434879161, 0.03399520882735289, -0.0323034698097832,
        0.02977704921577362, -0.026738081527572045, 0.023529757354301673, -0.020160679446849836, 0.01624629660814205,
        -0.012983032274840548, 0.012787637556339467, -0.012238482513191007, 0.0058338459806656735,
    ];

    /// <summary>The error function, within 1.1 units in the last place.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>2/sqrt(pi) times the integral of exp(-t^2) from 0 to <paramref name="x"/>, in [-1, 1].</returns>
    public static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (!(magnitude > 1))
        {
            double z = x * x;
            double p = z * Polynomial(ErfCentre, z);
            return x + x * (TwoOverSqrtPiMinusOne + p);
        }

        if (magnitude > ErfSaturation) magnitude = ErfSaturation;
        double t = (magnitude - ErfcMiddle) / (magnitude + ErfcMiddle);
        double complement = Exp(-(magnitude * magnitude)) * Polynomial(ErfcNear, t) / (1 + 2 * magnitude);
        return Math.CopySign(1 - complement, x);
    }

    /// <summary>1 - erf x without cancellation for large arguments, within 1.1 units in the last place.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>The complementary error function, in [0, 2]; 0 above 27.3.</returns>
    public static double Erfc(double x)
    {
        if (!(x >= 0.46875)) return 1 - Erf(x);
        if (x > 27.3) return 0;
        bool near = x < ErfSaturation;
        double middle = near ? ErfcMiddle : ErfcFarMiddle;
        double t = (x - middle) / (x + middle);
        ReadOnlySpan<double> coefficients = near ? ErfcNear : ErfcFar;
        DoubleDouble scaled = DoubleDouble.OrderedSum(coefficients[0], t * Polynomial(coefficients[1..], t));
        var (r, k) = ReduceByLnTwo(-DoubleDouble.Product(x, x));
        DoubleDouble power = ExpMinusOneReduced(r) + 1.0;
        return ScaleByPowerOfTwo(power * scaled / DoubleDouble.Sum(1, 2 * x), k);
    }

    /// <summary>Horner's rule, lowest coefficient first.</summary>
    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double sum = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--) sum = sum * x + coefficients[i];
        return sum;
    }
}
