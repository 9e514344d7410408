namespace Orchestrator.Numerics.Tests;

public sealed class CubicSplineTests
{
    private static readonly double[] X = [0.0, 0.7, 1.1, 2.3, 3.0, 4.2, 5.0];
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

    private static double Cubic(double[] c, double x) => c[0] + x * (c[1] + x * (c[2] + x * c[3]));
}
