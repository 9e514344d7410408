using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets.Tests.NormalisationRules;

public sealed class NormalisationTests
{
    [Fact]
    public void Of_TrainingRows_IgnoresTheOtherSplits()
    {
        SampleRow[] training = [Row(0, Split.Train, [10, 0], [40, 0], 1), Row(1, Split.Train, [30, 0], [200, 0], 3)];
        SampleRow[] all = [.. training, Row(2, Split.Validation, [9999, 5], [99999, 7], 77), Row(3, Split.Test, [1, 1], [1, 1], -5)];

        Normalisation alone = Normalisation.Of(training, slices: 2, seenPixels: 10, "set");
        Normalisation among = Normalisation.Of(all, slices: 2, seenPixels: 10, "set");

        Assert.Equal(alone.MapMean, among.MapMean);
        Assert.Equal(alone.MapStandardDeviation, among.MapStandardDeviation);
        Assert.Equal(alone.LabelMean, among.LabelMean);
        // 20 pixels, sum 40, squares 240: mean 2, variance 12 - 4.
        Assert.Equal(2, alone.MapMean[0]);
        Assert.Equal(Math.Sqrt(8), alone.MapStandardDeviation[0], 1e-15);
        Assert.Equal([2.0], alone.LabelMean);
        Assert.Equal([1.0], alone.LabelStandardDeviation);
    }

    [Fact]
    public void Of_EmptySlice_HasDeviationOneAndTheFlag()
    {
        Normalisation normalisation = Normalisation.Of([Row(0, Split.Train, [10, 0], [40, 0], 1)], slices: 2, seenPixels: 10, "set");

        Assert.Equal(0, normalisation.MapMean[1]);
        Assert.Equal(1, normalisation.MapStandardDeviation[1]);
        Assert.Equal([false, true], normalisation.MapIsConstant);
        Assert.Equal([true], normalisation.LabelIsConstant);
        Assert.Equal(0, normalisation.Standardise(0, 1));
    }

    [Fact]
    public void Of_NoTrainingSamples_IsRefused() =>
        Assert.Contains("training split is empty", Assert.Throws<InvalidInputException>(() => Normalisation.Of([Row(0, Split.Test, [1, 1], [1, 1], 1)], 2, 10, "set")).Message);

    [Fact]
    public void Of_HugeNearlyEqualCounts_DoesNotCancel()
    {
        // Two samples of 10^6 pixels of 2^16 galaxies each, one pixel of one sample with a single galaxy more: the variance is 1/n - 1/n^2 with n = 2 x 10^6.
        const long pixels = 1_000_000, count = 1 << 16;
        SampleRow plain = Row(0, Split.Train, [pixels * count], [pixels * count * count], 1);
        SampleRow more = Row(1, Split.Train, [(pixels * count) + 1], [(pixels * count * count) + (2 * count) + 1], 2);

        Normalisation normalisation = Normalisation.Of([plain, more], slices: 1, seenPixels: (int)pixels, "set");

        double n = 2.0 * pixels;
        Assert.Equal(Math.Sqrt((1 / n) - (1 / (n * n))), normalisation.MapStandardDeviation[0], 1e-15);
    }

    private static SampleRow Row(int simulation, Split split, long[] galaxies, long[] squares, double label) => new()
    {
        Record = new SampleRecord
        {
            Identity = new SampleIdentity(simulation, "cone", 0, ""), SliceOfDesign = -1, Group = simulation, Lineage = "", Labels = [label], Hod = [],
        },
        Split = split,
        GalaxiesInSlice = galaxies,
        SquaresInSlice = squares,
        Statistics = new Dictionary<string, double[]>(StringComparer.Ordinal),
    };
}
