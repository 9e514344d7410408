using System.Numerics;
using System.Runtime.Intrinsics;

namespace Orchestrator.Numerics.Tests;

/// <summary>What must be the same bits on every machine; <see cref="PortableMathVectorWidthTests"/> runs this class again with narrower vectors.</summary>
public sealed class PortableMathBitsTests
{
    internal const string ModeVariable = "ORCHESTRATOR_EXPECTED_VECTORS";
    private const int Count = 100_000;

    public PortableMathBitsTests()
    {
        string? mode = Environment.GetEnvironmentVariable(ModeVariable);
        bool asExpected = mode switch
        {
            null or "full" => true,
            "256" => !Vector512.IsHardwareAccelerated,
            "128" => !Vector256.IsHardwareAccelerated && Vector<byte>.Count == 16,
            "none" => !Vector128.IsHardwareAccelerated && !Vector.IsHardwareAccelerated,
            _ => false,
        };
        Assert.True(asExpected, $"Asked for {mode}, got Vector<byte> of {Vector<byte>.Count}, 512 bits {Vector512.IsHardwareAccelerated}.");
    }

    // A changed value means that results of finished campaigns can no longer be reproduced: raise the version of every stage that uses the function.
    [Theory]
    [InlineData("Exp", 0x4BD89793D1AD87A8UL)]
    [InlineData("Expm1", 0xA89EB189571F6222UL)]
    [InlineData("Exp10", 0x4686D7A03236F90DUL)]
    [InlineData("Log", 0x7A1FECA9C03F6089UL)]
    [InlineData("Log10", 0x0AD3639FD9C3222BUL)]
    [InlineData("Log1p", 0xBF08495C487321F3UL)]
    [InlineData("Sin", 0x63949D49DBE56EDFUL)]
    [InlineData("Cos", 0xF7621776B453E598UL)]
    [InlineData("Tan", 0x481A714AF30A9D0CUL)]
    [InlineData("Asin", 0xB20135FCFAF59E93UL)]
    [InlineData("Acos", 0x9884C1A405B3F54AUL)]
    [InlineData("Atan", 0x5BF3AFFC862E3074UL)]
    [InlineData("Atan2", 0xE1ACF2FF0E24E05FUL)]
    [InlineData("Sinh", 0x0592CDCB8EEF5EBDUL)]
    [InlineData("Cosh", 0x37DE6F1332362FEDUL)]
    [InlineData("Tanh", 0xB780D44AF4F2BDB9UL)]
    [InlineData("Asinh", 0xC82E35070020DF08UL)]
    [InlineData("Cbrt", 0x841FE118EDD3CBDEUL)]
    [InlineData("Pow", 0x854132D1E79C5AEEUL)]
    [InlineData("Erf", 0x3404F7DB2FE76B3CUL)]
    [InlineData("Erfc", 0x5CC3AEEC62BE6AACUL)]
    public void Function_HundredThousandArguments_GivesTheBitsItAlwaysGave(string function, ulong expected)
    {
        ElementaryFunction sut = ElementaryFunction.All[function];
        ulong hash = 0;
        foreach (var (x, y) in sut.Sweep(Count)) hash = Combine(hash, sut.Portable(x, y));
        Assert.True(expected == hash, $"{function} gives 0x{hash:X16}.");
    }

    [Theory]
    [InlineData("Exp")]
    [InlineData("Log")]
    [InlineData("Erf")]
    public void Span_HundredThousandArguments_GivesTheBitsOfTheScalar(string function)
    {
        double[] x = Arguments(function);
        double[] results = new double[x.Length];
        switch (function)
        {
            case "Exp": PortableMath.Exp(x, results); break;
            case "Log": PortableMath.Log(x, results); break;
            default: PortableMath.Erf(x, results); break;
        }

        ElementaryFunction scalar = ElementaryFunction.All[function];
        for (int i = 0; i < x.Length; i++) AssertSameBits(scalar.Portable(x[i], 0), results[i], $"{function}({x[i]:R})");
    }

    [Fact]
    public void SinCosSpan_HundredThousandArguments_GivesTheBitsOfTheScalar()
    {
        double[] x = Arguments("Sin"), sines = new double[x.Length], cosines = new double[x.Length];
        PortableMath.SinCos(x, sines, cosines);
        for (int i = 0; i < x.Length; i++)
        {
            AssertSameBits(PortableMath.Sin(x[i]), sines[i], $"sin({x[i]:R})");
            AssertSameBits(PortableMath.Cos(x[i]), cosines[i], $"cos({x[i]:R})");
        }
    }

    [Fact]
    public void FillUniformAndNormal_ManyObjects_GiveTheBitsOfTheStreams()
    {
        var key = new RandomKey(0x0123456789ABCDEF, RandomPurpose.MassDither, 77, 3);
        ulong[] objects = new ulong[5003];
        for (int i = 0; i < objects.Length; i++) objects[i] = RandomObject.Of((ulong)i, i % 7);
        double[] uniform = new double[objects.Length], normal = new double[objects.Length];
        key.FillUniform(objects, 2, uniform);
        key.FillNormal(objects, 2, normal);
        for (int i = 0; i < objects.Length; i++)
        {
            AssertSameBits(key.For(objects[i], 2).NextUniform(), uniform[i], $"uniform number of object {i}");
            AssertSameBits(key.For(objects[i], 2).NextNormal(), normal[i], $"normal number of object {i}");
        }
    }

    private static double[] Arguments(string function)
    {
        double[] special =
        [
            0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon,
            double.MaxValue, double.MinValue, 2.2250738585072014e-308, 708, 708.5, -708, -709, 6, 6.5, -6.5, 1e6, 1000001,
        ];
        var ordinary = ElementaryFunction.All[function].Sweep(Count).Select(a => a.X).ToList();
        // Special values in changing company, so that each meets vectors of ordinary ones.
        return [.. ordinary.Take(50_001), .. special.SelectMany(s => new[] { s, 0.5, 0.25, -3 }), .. special, .. ordinary.Skip(50_001)];
    }

    private static void AssertSameBits(double expected, double actual, string what)
        => Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"{what}: {expected:R} and {actual:R} differ.");

    private static ulong Combine(ulong hash, double value)
        => unchecked(BitOperations.RotateLeft(hash, 5) ^ BitConverter.DoubleToUInt64Bits(value)) * 0x9E3779B97F4A7C15UL;
}
