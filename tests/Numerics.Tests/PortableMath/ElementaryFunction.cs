namespace Orchestrator.Numerics.Tests;

/// <summary>The functions of PortableMath by name, with the library's own counterpart and the arguments over which the tests sweep.</summary>
internal sealed record ElementaryFunction(
    Func<double, double, double> Portable, Func<double, double, double>? Library, Func<double, double, (double X, double Y)> Arguments)
{
    /// <summary>Arguments come from two uniform numbers by arithmetic that is the same everywhere.</summary>
    public static readonly IReadOnlyDictionary<string, ElementaryFunction> All = new Dictionary<string, ElementaryFunction>(StringComparer.Ordinal)
    {
        ["Exp"] = Of(PortableMath.Exp, Math.Exp, (u, v) => u < 0.5 ? 1460 * v - 748 : Signed(v, -60, 0)),
        ["Expm1"] = Of(PortableMath.Expm1, null, (u, v) => u < 0.5 ? 760 * v - 50 : Signed(v, -60, 5)),
        ["Exp10"] = Of(PortableMath.Exp10, null, (u, v) => u < 0.5 ? 640 * v - 325 : Math.Floor(600 * v) - 300),
        ["Log"] = Of(PortableMath.Log, Math.Log, (u, v) => u < 0.5 ? Magnitude(v, -1074, 1023.9) : 0.5 + 1.5 * v),
        ["Log10"] = Of(PortableMath.Log10, Math.Log10, (u, v) => u < 0.5 ? Magnitude(v, -1074, 1023.9) : 0.5 + 1.5 * v),
        ["Log1p"] = Of(PortableMath.Log1p, null, (u, v) => u < 0.5 ? 3 * v - 0.999 : Magnitude(v, -1000, 1023.9)),
        ["Sin"] = Of(PortableMath.Sin, Math.Sin, Angles),
        ["Cos"] = Of(PortableMath.Cos, Math.Cos, Angles),
        ["Tan"] = Of(PortableMath.Tan, Math.Tan, Angles),
        ["Asin"] = Of(PortableMath.Asin, Math.Asin, (u, v) => u < 0.5 ? 2 * v - 1 : Signed(v, -40, 0)),
        ["Acos"] = Of(PortableMath.Acos, Math.Acos, (u, v) => u < 0.5 ? 2 * v - 1 : 1 - Magnitude(v, -40, 0)),
        ["Atan"] = Of(PortableMath.Atan, Math.Atan, (u, v) => u < 0.5 ? 6 * v - 3 : Signed(v, -60, 70)),
        ["Atan2"] = new(PortableMath.Atan2, Math.Atan2, (u, v) => (2 * u - 1, 2 * v - 1)),
        ["Sinh"] = Of(PortableMath.Sinh, Math.Sinh, (u, v) => u < 0.5 ? 1424 * v - 712 : Signed(v, -60, 6)),
        ["Cosh"] = Of(PortableMath.Cosh, Math.Cosh, (u, v) => u < 0.5 ? 1424 * v - 712 : Signed(v, -60, 6)),
        ["Tanh"] = Of(PortableMath.Tanh, Math.Tanh, (u, v) => u < 0.5 ? 50 * v - 25 : Signed(v, -60, 6)),
        ["Asinh"] = Of(PortableMath.Asinh, Math.Asinh, (u, v) => u < 0.5 ? 6 * v - 3 : Signed(v, -60, 1000)),
        ["Cbrt"] = Of(PortableMath.Cbrt, Math.Cbrt, (u, v) => u < 0.5 ? 60 * v - 30 : Signed(v, -1074, 1023.9)),
        ["Pow"] = new(PortableMath.Pow, Math.Pow, (u, v) => u < 0.5 ? (4 * u * 5, 100 * v - 50) : (Magnitude(2 * u - 1, -300, 300), 4 * v - 2)),
        ["Erf"] = Of(PortableMath.Erf, null, (u, v) => u < 0.5 ? 14 * v - 7 : Signed(v, -60, 1)),
        ["Erfc"] = Of(PortableMath.Erfc, null, (u, v) => u < 0.5 ? 35 * v - 7 : v),
    };

    /// <summary>The arguments of a sweep.</summary>
    public IEnumerable<(double X, double Y)> Sweep(int count)
    {
        var key = new RandomKey(20111, RandomPurpose.Resampling);
        for (int i = 0; i < count; i++)
        {
            RandomStream stream = key.For((ulong)i);
            yield return Arguments(stream.NextUniform(), stream.NextUniform());
        }
    }

    private static ElementaryFunction Of(Func<double, double> portable, Func<double, double>? library, Func<double, double, double> argument)
        => new((x, _) => portable(x), library is null ? null : (x, _) => library(x), (u, v) => (argument(u, v), 0));

    private static double Angles(double u, double v) => u < 0.4 ? 14 * v - 7 : u < 0.8 ? Signed(v, -40, 20) : Signed(v, 20, 1023.9);

    /// <summary>2^e with e from low to high, between the powers of two linear in the fraction of e.</summary>
    private static double Magnitude(double fraction, double low, double high)
    {
        double exponent = low + fraction * (high - low);
        double whole = Math.Floor(exponent);
        return Math.ScaleB(1 + (exponent - whole), (int)whole);
    }

    private static double Signed(double fraction, double low, double high)
        => fraction < 0.5 ? -Magnitude(2 * fraction, low, high) : Magnitude(2 * fraction - 1, low, high);
}
