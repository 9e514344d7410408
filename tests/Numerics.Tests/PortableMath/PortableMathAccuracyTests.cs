using System.Globalization;

namespace Orchestrator.Numerics.Tests;

public sealed class PortableMathAccuracyTests
{
    private static readonly ILookup<string, ReferenceValue> Reference = File.ReadLines(
        Path.Combine(AppContext.BaseDirectory, "PortableMath", "elementary-functions.txt")).Select(ReferenceValue.Parse).ToLookup(v => v.Function, StringComparer.Ordinal);

    public static TheoryData<string, double> Functions => new()
    {
        { nameof(PortableMath.Exp), 0.75 },
        { nameof(PortableMath.Expm1), 0.75 },
        { nameof(PortableMath.Exp10), 0.52 },
        { nameof(PortableMath.Log), 0.75 },
        { nameof(PortableMath.Log10), 0.52 },
        { nameof(PortableMath.Log1p), 0.52 },
        { nameof(PortableMath.Sin), 0.75 },
        { nameof(PortableMath.Cos), 0.75 },
        { nameof(PortableMath.Tan), 0.75 },
        { nameof(PortableMath.Asin), 0.52 },
        { nameof(PortableMath.Acos), 0.52 },
        { nameof(PortableMath.Atan), 0.52 },
        { nameof(PortableMath.Atan2), 0.52 },
        { nameof(PortableMath.Sinh), 0.55 },
        { nameof(PortableMath.Cosh), 0.55 },
        { nameof(PortableMath.Tanh), 0.55 },
        { nameof(PortableMath.Asinh), 0.52 },
        { nameof(PortableMath.Cbrt), 0.52 },
        { nameof(PortableMath.Pow), 0.52 },
        { nameof(PortableMath.Erf), 1.0 },
        { nameof(PortableMath.Erfc), 1.1 },
    };

    // 120 arguments a function over its whole range, exact values by mpmath: see generate_reference.py beside the file.
    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_ReferenceArguments_StaysWithinItsError(string function, double unitsInTheLastPlace)
    {
        var values = Reference[function].ToList();
        Assert.Equal(120, values.Count);
        foreach (ReferenceValue value in values)
        {
            double error = value.ErrorOf(Call(function, value.X, value.Y));
            Assert.True(error <= unitsInTheLastPlace, $"{function}({value.X:R}, {value.Y:R}) is off by {error} units in the last place.");
        }
    }

    private static double Call(string function, double x, double y) => function switch
    {
        nameof(PortableMath.Exp) => PortableMath.Exp(x),
        nameof(PortableMath.Expm1) => PortableMath.Expm1(x),
        nameof(PortableMath.Exp10) => PortableMath.Exp10(x),
        nameof(PortableMath.Log) => PortableMath.Log(x),
        nameof(PortableMath.Log10) => PortableMath.Log10(x),
        nameof(PortableMath.Log1p) => PortableMath.Log1p(x),
        nameof(PortableMath.Sin) => PortableMath.Sin(x),
        nameof(PortableMath.Cos) => PortableMath.Cos(x),
        nameof(PortableMath.Tan) => PortableMath.Tan(x),
        nameof(PortableMath.Asin) => PortableMath.Asin(x),
        nameof(PortableMath.Acos) => PortableMath.Acos(x),
        nameof(PortableMath.Atan) => PortableMath.Atan(x),
        nameof(PortableMath.Atan2) => PortableMath.Atan2(x, y),
        nameof(PortableMath.Sinh) => PortableMath.Sinh(x),
        nameof(PortableMath.Cosh) => PortableMath.Cosh(x),
        nameof(PortableMath.Tanh) => PortableMath.Tanh(x),
        nameof(PortableMath.Asinh) => PortableMath.Asinh(x),
        nameof(PortableMath.Cbrt) => PortableMath.Cbrt(x),
        nameof(PortableMath.Pow) => PortableMath.Pow(x, y),
        nameof(PortableMath.Erf) => PortableMath.Erf(x),
        nameof(PortableMath.Erfc) => PortableMath.Erfc(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No such function."),
    };

    private sealed record ReferenceValue(string Function, double X, double Y, double Nearest, double Excess)
    {
        public static ReferenceValue Parse(string line)
        {
            string[] fields = line.Split(' ');
            return new(fields[0], FromBits(fields[1]), FromBits(fields[2]), FromBits(fields[3]), double.Parse(fields[4], CultureInfo.InvariantCulture));
        }

        /// <summary>The error of a result against the exact value, in units in the last place of the nearest double.</summary>
        public double ErrorOf(double result)
        {
            double unit = Math.BitIncrement(Math.Abs(Nearest)) - Math.Abs(Nearest);
            return Math.Abs((result - Nearest) / unit - Excess);
        }

        private static double FromBits(string digits) => BitConverter.UInt64BitsToDouble(Convert.ToUInt64(digits, 16));
    }
}
