namespace Orchestrator.LatinHypercube;

/// <summary>
/// Measures a thousand random Latin hypercubes of a large size at the cost of a few dozen: 25 random halves over the first axes and 40 over the others
/// make 1000 hypercubes, and sums over pairs become matrix products of the halves' kernels.
/// </summary>
/// <remarks>
/// Each is a random Latin hypercube like any other, but two of them may share a half, so the sample of a thousand knows a percentile less sharply than
/// independent ones would; at 10 000 points the spread of every figure is far below its distance from an optimised design.
/// </remarks>
internal static class PairedHypercubes
{
    private const int LeftHalves = 25;
    private const int RightHalves = 40;
    private const int BlockOfPoints = 64;

    /// <summary>Number of hypercubes.</summary>
    public const int Count = LeftHalves * RightHalves;

    /// <summary>Draws and measures them.</summary>
    /// <param name="points">Points of each.</param>
    /// <param name="dimensions">Axes of each, at least 2.</param>
    /// <param name="threads">Threads to use; they do not change the figures.</param>
    public static HypercubeFigures[] Measure(int points, int dimensions, int threads)
    {
        var random = new DesignRandom(seed: 0);
        int axes = dimensions / 2;
        var left = new HypercubeHalves(LeftHalves, points, 0, axes, PairedMeasure.Tile, random);
        var right = new HypercubeHalves(RightHalves, points, axes, dimensions - axes, PairedMeasure.Tile, random);
        var blocks = new PairedSums[(points + BlockOfPoints - 1) / BlockOfPoints];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };

        float[][] rightByPoint = PairedNearest.ByPoint(right);
        double radius = LikelyRadius(points, dimensions);

        // Later blocks have more pairs: they go first, so that no thread is left with a long one at the end.
        Parallel.For(
            0, blocks.Length, options, () => (Kernels: new PairedMeasure(left, right), Nearest: new PairedNearest(left, right, rightByPoint, radius)),
            (i, _, measure) =>
            {
                int block = blocks.Length - 1 - i, first = block * BlockOfPoints, end = Math.Min(points, first + BlockOfPoints);
                blocks[block] = new PairedSums(Count);
                measure.Kernels.Add(first, end, blocks[block]);
                measure.Nearest.Add(first, end, blocks[block]);
                return measure;
            },
            _ => { });
        var total = new PairedSums(Count);
        foreach (var block in blocks) total.Add(block);
        double[] correlations = LargestCorrelations(left, right, threads);
        return [.. Enumerable.Range(0, Count).Select(i => Figures(total, i, left, right, correlations[i], dimensions))];
    }

    /// <summary>A radius that holds a neighbour of nearly every point: 40 points fall into a ball of it far from the faces, one or two at a corner.</summary>
    private static double LikelyRadius(int points, int dimensions)
        => PackingDistance.BallRadius(40.0 / points, dimensions);

    private static HypercubeFigures Figures(PairedSums total, int i, HypercubeHalves left, HypercubeHalves right, double correlation, int dimensions)
    {
        double count = left.Points;
        var (single, diagonal) = SinglePoints(left, i / RightHalves, right, i % RightHalves);
        return new HypercubeFigures(
            Discrepancy.Power(13.0 / 12.0, dimensions) - (2 * single / count) + ((diagonal + (2 * total.Centred[i])) / (count * count)),
            (((Discrepancy.Power(1.5, dimensions) * count) + (2 * total.WrapAround[i])) / (count * count)) - Discrepancy.Power(4.0 / 3.0, dimensions),
            total.Smallest[i],
            total.NearestSum[i] / count,
            correlation);
    }

    /// <summary>The sums of the centred discrepancy that run over single points.</summary>
    private static (double Single, double Diagonal) SinglePoints(HypercubeHalves left, int leftHalf, HypercubeHalves right, int rightHalf)
    {
        float[][] columns =
        [
            .. Enumerable.Range(0, left.Axes).Select(axis => left.Column(leftHalf, axis)),
            .. Enumerable.Range(0, right.Axes).Select(axis => right.Column(rightHalf, axis)),
        ];
        double single = 0, diagonal = 0;
        for (int point = 0; point < left.Points; point++)
        {
            double linear = 1, own = 1;
            foreach (float[] column in columns)
            {
                double z = Math.Abs((double)column[point] - 0.5);
                linear *= 1 + (0.5 * z) - (0.5 * z * z);
                own *= 1 + z;
            }

            single += linear;
            diagonal += own;
        }

        return (single, diagonal);
    }

    private static double[] LargestCorrelations(HypercubeHalves left, HypercubeHalves right, int threads)
    {
        double[] withinLeft = [.. Enumerable.Range(0, left.Count).Select(half => LargestWithin(left, half))];
        double[] withinRight = [.. Enumerable.Range(0, right.Count).Select(half => LargestWithin(right, half))];
        var largest = new double[Count];
        Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            int l = i / RightHalves, r = i % RightHalves;
            double across = 0;
            for (int a = 0; a < left.Axes; a++)
                for (int b = 0; b < right.Axes; b++)
                    across = Math.Max(across, Correlation(left.Column(l, a), right.Column(r, b), left.Points));
            largest[i] = Math.Max(across, Math.Max(withinLeft[l], withinRight[r]));
        });
        return largest;
    }

    private static double LargestWithin(HypercubeHalves halves, int half)
    {
        double largest = 0;
        for (int a = 1; a < halves.Axes; a++)
            for (int b = 0; b < a; b++) largest = Math.Max(largest, Correlation(halves.Column(half, a), halves.Column(half, b), halves.Points));
        return largest;
    }

    private static double Correlation(float[] left, float[] right, int points)
    {
        double sum = 0, variance = (1 - (1.0 / ((double)points * points))) / 12;
        for (int i = 0; i < points; i++) sum += (left[i] - 0.5) * (right[i] - 0.5);
        return Math.Abs(sum / points / variance);
    }
}
