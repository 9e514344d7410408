namespace Orchestrator.Numerics.Tests;

public sealed class UniformCubicSplineTests
{
    private static readonly double[] Y = [1.0, -0.4, 0.3, 2.2, 1.9, -1.1, 0.6];
    private static readonly double[] At = [-1, -0.7, 0.1, 0.5, 1.3, 1.95, 2];

    // Values and derivatives by scipy.interpolate.CubicSpline (scipy 1.10) over linspace(-1, 2, 7) with the same end conditions.
    [Theory]
    [InlineData("natural",
        new[] { 1.0, -0.014375384615384665, 0.6729107692307693, 2.2, -0.128061538461539, 0.29066384615384644, 0.6 },
        new[] { -3.7082051282051274, -2.72734358974359, 3.9618871794871797, 2.8133333333333335, -6.741743589743589, 6.130425641025643, 6.214871794871797 })]
    [InlineData("not-a-knot",
        new[] { 1.0, -0.10120000000000011, 0.6716571428571428, 2.2, 0.054799999999999405, -0.045532142857143354, 0.6 },
        new[] { -5.0095238095238095, -2.351523809523809, 3.9816190476190476, 2.683333333333333, -6.665809523809523, 11.575976190476187, 14.276190476190473 })]
    [InlineData("clamped",
        new[] { 1.0, 0.2680461538461537, 0.6883179487179488, 2.2, -0.31343076923076973, 0.633247115384616, 0.6 },
        new[] { 0.5, -3.939923076923078, 4.0235128205128206, 2.8903846153846153, -6.8234102564102574, 0.5817756410256436, -2.0 })]
    public void Evaluate_SevenPoints_AgreesWithScipy(string ends, double[] values, double[] derivatives)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(derivatives);
        UniformCubicSpline spline = ends switch
        {
            "natural" => UniformCubicSpline.Natural(-1, 2, Y),
            "not-a-knot" => UniformCubicSpline.NotAKnot(-1, 2, Y),
            _ => UniformCubicSpline.Clamped(-1, 2, Y, 0.5, -2),
        };
        for (int i = 0; i < At.Length; i++)
        {
            Assert.Equal(values[i], spline.Evaluate(At[i]), 1e-13);
            Assert.Equal(derivatives[i], spline.Derivative(At[i]), 1e-12);
        }
    }

    [Fact]
    public void Tabulate_SmoothFunction_IsWithinTheKnownErrorOfCubicSplines()
    {
        UniformCubicSpline spline = UniformCubicSpline.Tabulate(Math.Sin, 0, 2 * Math.PI, 200);
        // 5/384 h^4 max|f''''| (Hall and Meyer 1976) holds inside; the not-a-knot ends are a few times worse.
        double bound = 4 * 5.0 / 384 * Math.Pow(2 * Math.PI / 200, 4);
        for (int i = 0; i <= 5000; i++)
        {
            double x = Math.Min(spline.Maximum, 2 * Math.PI * i / 5000);
            Assert.Equal(Math.Sin(x), spline.Evaluate(x), bound);
        }
    }

    [Fact]
    public void Evaluate_Span_GivesTheSameBitsAsOneByOne()
    {
        UniformCubicSpline spline = UniformCubicSpline.NotAKnot(-1, 2, Y);
        double[] values = (double[])At.Clone();
        spline.Evaluate(values, values);
        Assert.Equal(Array.ConvertAll(At, spline.Evaluate), values);
        Assert.Throws<ArgumentException>(() => spline.Evaluate(At, new double[2]));
    }

    [Theory]
    [InlineData(-1.0000001)]
    [InlineData(2.0000001)]
    [InlineData(double.NaN)]
    public void Evaluate_OutsideTheKnots_Throws(double at)
    {
        UniformCubicSpline spline = UniformCubicSpline.Natural(-1, 2, Y);
        Assert.Throws<ArgumentOutOfRangeException>(() => spline.Evaluate(at));
        Assert.Throws<ArgumentOutOfRangeException>(() => spline.Derivative(at));
        Assert.Throws<ArgumentOutOfRangeException>(() => spline.Evaluate([at], new double[1]));
    }

    [Fact]
    public void Create_UnusablePoints_Throws()
    {
        Assert.Throws<ArgumentException>(() => UniformCubicSpline.Natural(0, 0, [1, 2]));
        Assert.Throws<ArgumentException>(() => UniformCubicSpline.Natural(0, double.NaN, [1, 2]));
        Assert.Throws<ArgumentException>(() => UniformCubicSpline.Natural(0, 1, [1]));
        Assert.Throws<ArgumentException>(() => UniformCubicSpline.NotAKnot(0, 1, [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => UniformCubicSpline.Natural(0, 1, [1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => UniformCubicSpline.Tabulate(x => x, 0, 1, 2));
    }
}
