using System.Numerics;
using CsCheck;
using Orchestrator.Numerics.Fft;

namespace Orchestrator.Numerics.Tests.Fft;

public sealed class RealFft3DTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 8, 8, 8 }, { 16, 12, 10 }, { 5, 7, 9 }, { 6, 20, 15 }, { 1, 3, 2 }, { 2, 1, 1 }, { 13, 4, 22 }, { 4, 2, 64 }, { 3, 25, 16 },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void Forward_OfRandomNumbers_IsTheSumThatDefinesIt(int n0, int n1, int n2)
    {
        double[] values = Values(n0 * n1 * n2);
        double[] field = Padded<double>(values, n2);
        new RealFft3D<double>(n0, n1, n2).Forward(field, threads: 1);

        int row = n2 / 2 + 1;
        for (int a = 0; a < n0; a++)
        {
            for (int b = 0; b < n1; b++)
            {
                for (int c = 0; c < row; c++)
                {
                    Complex expected = Sum(values, n0, n1, n2, a, b, c);
                    int index = 2 * ((a * n1 + b) * row + c);
                    Assert.Equal(expected.Real, field[index], 1e-12 * values.Length);
                    Assert.Equal(expected.Imaginary, field[index + 1], 1e-12 * values.Length);
                }
            }
        }
    }

    [Fact]
    public void Inverse_AfterForward_GivesTheFieldTimesItsSize() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 3]).Sample((n0, n1, n2, threads) =>
        {
            float[] values = [.. Values(n0 * n1 * n2).Select(value => (float)value)];
            float[] field = Padded<float>([.. values.Select(value => (double)value)], n2);
            var transform = new RealFft3D<float>(n0, n1, n2);
            transform.Forward(field, threads);
            transform.Inverse(field, threads);
            int row = 2 * (n2 / 2 + 1);
            for (int n = 0; n < values.Length; n++)
                Assert.Equal(values[n], field[n / n2 * row + n % n2] / values.Length, 2e-6f);
        }, iter: 60, threads: 1);

    [Fact]
    public void Forward_OnOneTwoAndThreeThreads_GivesTheSameBytes()
    {
        double[] values = Values(24 * 36 * 50);
        var transform = new RealFft3D<double>(24, 36, 50);
        double[] one = Padded<double>(values, 50), many = Padded<double>(values, 50);
        transform.Forward(one, threads: 1);
        for (int threads = 2; threads <= 3; threads++)
        {
            many = Padded<double>(values, 50);
            transform.Forward(many, threads);
            Assert.Equal(one, many);
        }
    }

    [Fact]
    public void Forward_OfAPlaneWave_IsOneMode()
    {
        const int n = 32;
        var values = new double[n * n * n];
        for (int index = 0; index < values.Length; index++)
            values[index] = Math.Cos(2.0 * Math.PI * (3 * (index / (n * n)) - 5 * (index / n % n) + 7 * (index % n)) / n);
        double[] field = Padded<double>(values, n);
        new RealFft3D<double>(n, n, n).Forward(field, threads: 2);

        int row = n / 2 + 1, mode = 2 * ((3 * n + n - 5) * row + 7);
        Assert.Equal(n * n * n / 2.0, field[mode], 1e-8);
        field[mode] = 0.0;
        Assert.All(field, value => Assert.Equal(0.0, value, 1e-8));
    }

    [Fact]
    public void Forward_OfAFieldOfAnotherLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new RealFft3D<float>(8, 8, 8).Forward(new float[8 * 8 * 8], threads: 1));

    private static Complex Sum(double[] values, int n0, int n1, int n2, int a, int b, int c)
    {
        Complex sum = Complex.Zero;
        for (int n = 0; n < values.Length; n++)
        {
            double turns = (double)a * (n / (n1 * n2)) / n0 + (double)b * (n / n2 % n1) / n1 + (double)c * (n % n2) / n2;
            sum += values[n] * Complex.FromPolarCoordinates(1.0, -2.0 * Math.PI * turns);
        }

        return sum;
    }

    private static double[] Values(int count)
    {
        RandomStream stream = new RandomKey(1, RandomPurpose.InitialConditions).For(0);
        var values = new double[count];
        for (int n = 0; n < count; n++) values[n] = stream.NextUniform() - 0.5;
        return values;
    }

    private static T[] Padded<T>(double[] values, int n2)
        where T : unmanaged, INumber<T>
    {
        int row = 2 * (n2 / 2 + 1);
        var field = new T[values.Length / n2 * row];
        for (int n = 0; n < values.Length; n++) field[n / n2 * row + n % n2] = T.CreateChecked(values[n]);
        return field;
    }
}
