using CsCheck;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class SobolSequenceTests
{
    // scipy.stats.qmc.Sobol(6, scramble=False).random(8), which uses the numbers of Joe and Kuo 2008.
    private static readonly double[][] FirstPoints =
    [
        [0, 0, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25, 0.75, 0.75], [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
        [0.375, 0.375, 0.625, 0.875, 0.375, 0.125], [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
        [0.625, 0.125, 0.875, 0.625, 0.625, 0.875], [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    ];

    [Fact]
    public void Plain_FirstPoints_AreThePublishedOnes()
    {
        double[][] points = SobolSequence.Plain(6, 0, 8);

        for (int point = 0; point < 8; point++)
            Assert.Equal(FirstPoints[point], points.Select(axis => axis[point]));
    }

    [Fact]
    public void Plain_TwentyAxes_LastOfSixtyFourAgreesWithScipy()
        => Assert.Equal(
            [0.015625, 0.796875, 0.359375, 0.453125, 0.859375, 0.140625, 0.578125, 0.140625, 0.828125, 0.578125, 0.421875, 0.671875, 0.546875, 0.765625, 0.328125, 0.765625, 0.078125, 0.390625, 0.953125, 0.234375],
            SobolSequence.Plain(20, 63, 1).Select(axis => axis[0]));

    [Fact]
    public void Scrambled_PowersOfTwo_FillEachSlabOnce()
        => Gen.Select(Gen.Int[0, 8], Gen.Int[0, 3], Gen.ULong).Sample((power, block, seed) =>
        {
            int count = 1 << power;
            foreach (double[] axis in SobolSequence.Scrambled(SobolSequence.MaximumDimensions, (long)block * count, count, seed))
                Assert.Equal(count, axis.Select(x => (int)(x * count)).Distinct().Count());
        }, iter: 20);

    [Fact]
    public void Scrambled_FirstTwoAxes_AreANet()
    {
        // The first two axes of Sobol are a (0, m, 2)-net: every box of area 1/64 with dyadic sides holds one of 64 points, scrambled or not.
        double[][] points = SobolSequence.Scrambled(2, 0, 64, 5);
        for (int power = 0; power <= 6; power++)
        {
            int width = 1 << power, height = 64 >> power;
            Assert.Equal(64, Enumerable.Range(0, 64).Select(i => ((int)(points[0][i] * width), (int)(points[1][i] * height))).Distinct().Count());
        }
    }

    [Fact]
    public void Scrambled_Continued_IsTheSameSequence()
        => Assert.Equal(SobolSequence.Scrambled(3, 0, 20, 9)[2][10..], SobolSequence.Scrambled(3, 10, 10, 9)[2]);

    [Fact]
    public void Scrambled_OtherSeed_OtherPoints()
        => Assert.NotEqual(SobolSequence.Scrambled(3, 0, 20, 9)[2], SobolSequence.Scrambled(3, 0, 20, 10)[2]);

    [Fact]
    public void Plain_TooManyAxes_IsRefused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => SobolSequence.Plain(SobolSequence.MaximumDimensions + 1, 0, 1));
}
