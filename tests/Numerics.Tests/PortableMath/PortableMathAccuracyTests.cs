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
        { nameof(PortableMath.Erf), 1.1 },
        { nameof(PortableMath.Erfc), 1.1 },
    };

    public static TheoryData<string> LibraryFunctions
        => new(ElementaryFunction.All.Where(f => f.Value.Library is not null).Select(f => f.Key));

    // 120 arguments a function over its whole range, exact values by mpmath: see generate_reference.py beside the file.
    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_ReferenceArguments_StaysWithinItsError(string function, double unitsInTheLastPlace)
    {
        var values = Reference[function].ToList();
        Assert.Equal(120, values.Count);
        foreach (ReferenceValue value in values)
        {
            double error = value.ErrorOf(ElementaryFunction.All[function].Portable(value.X, value.Y));
            Assert.True(error <= unitsInTheLastPlace, $"{function}({value.X:R}, {value.Y:R}) is off by {error} units in the last place.");
        }
    }

    // Where the table has 120 arguments this has 20 000, against an independent library that is itself within 1 unit (2 for a few functions).
    [Theory]
    [MemberData(nameof(LibraryFunctions))]
    public void Function_ManyArguments_AgreesWithTheLibrary(string function)
    {
        ElementaryFunction sut = ElementaryFunction.All[function];
        foreach (var (x, y) in sut.Sweep(20_000))
        {
            double expected = sut.Library!(x, y), actual = sut.Portable(x, y);
            if (expected.Equals(actual)) continue;
            double unit = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
            Assert.True(Math.Abs(actual - expected) <= 3 * unit, $"{function}({x:R}, {y:R}) is {actual:R}, the library says {expected:R}.");
        }
    }

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
