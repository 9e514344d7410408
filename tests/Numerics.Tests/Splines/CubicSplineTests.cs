namespace Orchestrator.Numerics.Tests;

public sealed class CubicSplineTests
{
    private static readonly double[] X = [0.0, 0.7, 1.1, 2.3, 3.0, 4.2, 5.0];
    private static readonly double[] Y = [1.0, -0.4, 0.3, 2.2, 1.9, -1.1, 0.6];
    private static readonly double[] At = [0.0, 0.35, 0.9, 1.5, 2.6, 3.9, 4.95, 5.0];

    public static TheoryData<double[]> Cubics => new(new double[] { 1, -2, 0.5, 0.25 }, new double[] { -3, 0, 0, 1 });

    [Theory]
    [MemberData(nameof(Cubics))]
    public void NotAKnot_ValuesOfACubic_GiveItBack(double[] c)
    {
        double[] y = Array.ConvertAll(X, x => Cubic(c, x));
        CubicSpline spline = CubicSpline.NotAKnot(X, y);
        foreach (double at in At)
        {
            Assert.Equal(Cubic(c, at), spline.Evaluate(at), 1e-12);
            Assert.Equal(c[1] + at * (2 * c[2] + at * 3 * c[3]), spline.Derivative(at), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Cubics))]
    public void Clamped_ValuesAndSlopesOfACubic_GiveItBack(double[] c)
    {
        CubicSpline spline = CubicSpline.Clamped(X, Array.ConvertAll(X, x => Cubic(c, x)), c[1], c[1] + 5 * (2 * c[2] + 15 * c[3]));
        foreach (double at in At) Assert.Equal(Cubic(c, at), spline.Evaluate(at), 1e-12);
    }

    // Values and derivatives by scipy.interpolate.CubicSpline (scipy 1.10) with the same end conditions.
    [Theory]
    [InlineData("natural",
        new[] { 1.0, -0.018335174973673707, -0.1447421918754181, 1.1462618828444326, 2.291028897000128, -0.7117417082005699, 0.43640922338150145, 0.6 },
        new[] { -3.212705428471138, -2.303176357117785, 1.9385836121517706, 1.8905344865884208, -0.13659938753156475, -2.2321045710553546, 3.2628209007435633, 3.276312848183211 })]
    [InlineData("not-a-knot",
        new[] { 1.0, -0.33068921675027957, -0.10287279670193128, 1.1071826529399835, 2.2765095741356594, -0.5425526786615686, 0.3007113602765238, 0.6 },
        new[] { -6.172139929127887, -1.7158992261511417, 1.842767599624116, 1.8953619922331097, -0.188820842171193, -2.4646709052011486, 5.673864921133899, 6.301315535829932 })]
    [InlineData("clamped",
        new[] { 1.0, 0.3734011128220383, -0.1969801854562534, 1.1917684948635137, 2.319252382048836, -1.0075477446259993, 0.673102626104336, 0.6 },
        new[] { 0.5, -3.040282534794177, 2.0595340031303784, 1.87419817909255, -0.04700663172629638, -1.8237292570100045, -0.9427807093676588, -2.0 })]
    public void Evaluate_RaggedPoints_AgreesWithScipy(string ends, double[] values, double[] derivatives)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(derivatives);
        CubicSpline spline = ends switch
        {
            "natural" => CubicSpline.Natural(X, Y),
            "not-a-knot" => CubicSpline.NotAKnot(X, Y),
            _ => CubicSpline.Clamped(X, Y, 0.5, -2),
        };
        for (int i = 0; i < At.Length; i++)
        {
            Assert.Equal(values[i], spline.Evaluate(At[i]), 1e-13);
            Assert.Equal(derivatives[i], spline.Derivative(At[i]), 1e-12);
        }
    }

    [Fact]
    public void NotAKnot_SmoothFunction_ConvergesWithTheFourthPower()
    {
        double[] errors = [.. new[] { 20, 40, 80 }.Select(LargestError)];
        Assert.InRange(errors[0] / errors[1], 12, 20);
        Assert.InRange(errors[1] / errors[2], 12, 20);

        static double LargestError(int intervals)
        {
            double[] x = [.. Enumerable.Range(0, intervals + 1).Select(i => Math.PI * i / intervals)];
            CubicSpline spline = CubicSpline.NotAKnot(x, Array.ConvertAll(x, Math.Exp));
            return Enumerable.Range(0, 1000).Max(i => Math.Abs(spline.Evaluate(Math.PI * i / 1000) - Math.Exp(Math.PI * i / 1000)));
        }
    }

    [Fact]
    public void Evaluate_Span_GivesTheSameAsOneByOne()
    {
        CubicSpline spline = CubicSpline.Natural(X, Y);
        double[] values = (double[])At.Clone();
        spline.Evaluate(values, values);
        Assert.Equal(Array.ConvertAll(At, spline.Evaluate), values);
        Assert.Throws<ArgumentException>(() => spline.Evaluate(At, new double[2]));
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(5.000001)]
    [InlineData(double.NaN)]
    public void Evaluate_OutsideTheKnots_Throws(double at)
    {
        CubicSpline spline = CubicSpline.Natural(X, Y);
        Assert.Throws<ArgumentOutOfRangeException>(() => spline.Evaluate(at));
        Assert.Throws<ArgumentOutOfRangeException>(() => spline.Derivative(at));
    }

    [Fact]
    public void Create_UnusablePoints_Throws()
    {
        Assert.Throws<ArgumentException>(() => CubicSpline.Natural([1], [1]));
        Assert.Throws<ArgumentException>(() => CubicSpline.NotAKnot([1, 2, 3], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => CubicSpline.Natural([1, 2, 3], [1, 2]));
        Assert.Throws<ArgumentException>(() => CubicSpline.Natural([1, 1], [1, 2]));
        Assert.Throws<ArgumentException>(() => CubicSpline.Natural([1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>(() => CubicSpline.Natural([1, 2], [1, double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => CubicSpline.Clamped([1, 2], [1, 2], double.NaN, 0));
    }

    [Fact]
    public void Natural_TwoPoints_IsTheStraightLine() => Assert.Equal(2.5, CubicSpline.Natural([1, 3], [2, 4]).Evaluate(1.5), 1e-15);

    private static double Cubic(double[] c, double x) => c[0] + x * (c[1] + x * (c[2] + x * c[3]));
}
