using System.Numerics;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed unsafe class ModeFilterTests
{
    public static TheoryData<int> Grids => [4, 5, 12, 16, 27, 30];

    /// <summary>Against complex arithmetic mode by mode, on grids whose rows do and do not fill whole vectors.</summary>
    [Theory]
    [MemberData(nameof(Grids))]
    public void SecondDerivative_IsTheProductOfWaveVectors(int grid)
    {
        const double radius = 0.7;
        for (int a = 0; a < 3; a++)
        {
            for (int b = a; b < 3; b++)
            {
                (int first, int second) = (a, b);
                Check(grid, ModeFilter.SecondDerivative(grid, a, b, radius), k =>
                {
                    double square = k[0] * k[0] + k[1] * k[1] + k[2] * k[2];
                    return k[first] * k[second] / square * Math.Exp(-0.5 * square * radius * radius);
                });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Displacement_IsTheGradientOfTheInverseLaplacian(int grid)
    {
        for (int axis = 0; axis < 3; axis++)
        {
            int along = axis;
            Check(grid, ModeFilter.Displacement(grid, axis), k => Complex.ImaginaryOne * k[along] / (k[0] * k[0] + k[1] * k[1] + k[2] * k[2]));
        }
    }

    private static void Check(int grid, ModeFilter filter, Func<double[], Complex> factor)
    {
        int row = PaddedField.Row(grid), length = (int)PaddedField.Length(grid);
        float[] modes = [.. Enumerable.Range(0, length).Select(n => MathF.Sin(1.7f * n) + 0.1f * (n % 7))], result = new float[length];
        fixed (float* from = modes, to = result)
        {
            for (int j = 0; j < grid; j++) filter.Rows(from, to, j);
        }

        for (int n = 0; n < length; n += 2)
        {
            int line = n / row;
            double[] k = [Wave(line / grid), Wave(line % grid), 2.0 * Math.PI * (n % row / 2) / grid];
            Complex expected = k is [0.0, 0.0, 0.0] ? Complex.Zero : new Complex(modes[n], modes[n + 1]) * factor(k);
            Assert.Equal(expected.Real, result[n], 1e-6 * (1.0 + expected.Magnitude));
            Assert.Equal(expected.Imaginary, result[n + 1], 1e-6 * (1.0 + expected.Magnitude));
        }

        double Wave(int index) => 2.0 * Math.PI * (index <= grid / 2 ? index : index - grid) / grid;
    }
}
