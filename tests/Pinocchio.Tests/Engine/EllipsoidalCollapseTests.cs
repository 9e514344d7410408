using CsCheck;
using Orchestrator.Pinocchio.Engine.Collapse;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed unsafe class EllipsoidalCollapseTests
{
    private static readonly Gen<float> Component = Gen.Double[-4.0, 4.0].Select(value => (float)value);
    private static readonly Gen<float[]> Tensor = Component.Array[6];

    [Fact]
    public void Eigenvalues_OfAnyTensor_HaveItsInvariantsAndOrder() => Tensor.Array[8].Sample(tensors =>
    {
        double[,] values = Eigenvalues(tensors);
        for (int n = 0; n < tensors.Length; n++)
        {
            (double a, double b, double c, double d, double e, double f) = Components(tensors[n]);
            double l1 = values[0, n], l2 = values[1, n], l3 = values[2, n], size = Math.Sqrt(a * a + b * b + c * c + 2.0 * (d * d + e * e + f * f));
            Assert.True(l1 >= l2 - 1e-9 * size && l2 >= l3 - 1e-9 * size, $"{l1}, {l2}, {l3} do not descend");
            Assert.Equal(a + b + c, l1 + l2 + l3, 1e-9 * size);
            Assert.Equal(a * b + a * c + b * c - d * d - e * e - f * f, l1 * l2 + l1 * l3 + l2 * l3, 1e-9 * size * size);
            Assert.Equal(a * (b * c - f * f) - d * (d * c - f * e) + e * (d * f - b * e), l1 * l2 * l3, 1e-9 * size * size * size);
        }
    });

    [Theory]
    [InlineData(1f, 1f, 1f)]
    [InlineData(2f, 1f, 1f)]
    [InlineData(1f, 1f, -1f)]
    [InlineData(0f, 0f, 0f)]
    [InlineData(-1f, -2f, -3f)]
    public void Eigenvalues_OfADiagonal_AreItsEntries(float first, float second, float third)
    {
        double[,] values = Eigenvalues([.. Enumerable.Repeat<float[]>([second, first, third, 0f, 0f, 0f], 8)]);
        Assert.Equal(first, values[0, 7], 1e-7);
        Assert.Equal(second, values[1, 7], 1e-7);
        Assert.Equal(third, values[2, 7], 1e-7);
    }

    /// <summary>The definition itself: the smallest positive root of the cubic in b, found by stepping through b.</summary>
    [Fact]
    public void Root_OfAnyEllipsoid_IsTheFirstZeroOfTheCubic() => Gen.Int[-20_000, 30_000].Select(value => value * 1e-4).Array[3].Sample(values =>
    {
        Array.Sort(values);
        (double l3, double l2, double l1) = (values[0], values[1], values[2]);
        double delta = l1 + l2 + l3, found = Root(delta, l1, l2, l3), largest = Math.Min(found, 50.0);
        double Cubic(double b) => 1.0 - l1 * b - 3.0 / 14.0 * l1 * (delta - l1) * b * b
            - (l1 * l2 * l3 / 126.0 + 5.0 / 84.0 * l1 * delta * (delta - l1)) * b * b * b;
        for (double b = 0.0; b < largest * (1.0 - 1e-6); b += largest / 500.0)
            Assert.True(Cubic(b) > 0.0, $"({l1}, {l2}, {l3}) crosses zero before {found}: {Cubic(b)} at {b}");
        if (!double.IsFinite(found)) return;
        double scale = 1.0 + Math.Abs(l1 * found) + Math.Abs(Cubic(found * 1.01)) * 100.0;
        Assert.True(Math.Abs(Cubic(found)) <= 1e-7 * scale, $"({l1:R}, {l2:R}, {l3:R}): {Cubic(found)} at {found:R}");
    });

    /// <summary>Monaco 1995: a sphere collapses at delta of about 1.686; third order with the correction comes within a percent.</summary>
    [Fact]
    public void Lower_OfASphere_IsTheSphericalCollapse()
    {
        float[] third = [1f / 3f], none = [0f], growth = [float.PositiveInfinity];
        EllipsoidalCollapse.Lower(third, third, third, none, none, none, growth);
        Assert.InRange(growth[0], 1.686f * 0.99f, 1.686f * 1.01f);
    }

    [Fact]
    public void Lower_OfAnyLength_TreatsEachParticleAlone() => Gen.Select(Tensor.Array[1, 40], Gen.Int[0, 39]).Sample((tensors, chosen) =>
    {
        int n = chosen % tensors.Length;
        float[] all = Lower(tensors), one = Lower([tensors[n]]);
        Assert.Equal(one[0], all[n]);
    });

    private static float[] Lower(float[][] tensors)
    {
        float[][] columns = [.. Enumerable.Range(0, 6).Select(column => tensors.Select(tensor => tensor[column]).ToArray())];
        var growth = new float[tensors.Length];
        Array.Fill(growth, float.PositiveInfinity);
        EllipsoidalCollapse.Lower(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], growth);
        return growth;
    }

    private static double Root(double delta, double l1, double l2, double l3)
    {
        const int lanes = 8;
        double[] sums = [.. Enumerable.Repeat(delta, lanes)], first = [.. Enumerable.Repeat(l1, lanes)], second = [.. Enumerable.Repeat(l2, lanes)];
        double[] third = [.. Enumerable.Repeat(l3, lanes)], roots = new double[lanes];
        fixed (double* d = sums, a = first, b = second, c = third, r = roots) CollapseRoot.First(d, a, b, c, r, lanes);
        return roots[lanes - 1];
    }

    private static double[,] Eigenvalues(float[][] tensors)
    {
        int count = tensors.Length;
        float[][] columns = [.. Enumerable.Range(0, 6).Select(column => tensors.Select(tensor => tensor[column]).ToArray())];
        double[] trace = new double[count], l1 = new double[count], l2 = new double[count], l3 = new double[count];
        fixed (float* a = columns[0], b = columns[1], c = columns[2], d = columns[3], e = columns[4], f = columns[5])
        fixed (double* t = trace, p = l1, q = l2, r = l3)
        {
            TidalEigenvalues.Reduce(a, b, c, d, e, f, t, q, r, count);
            TidalEigenvalues.Solve(t, q, r, p, count);
        }

        var values = new double[3, count];
        for (int n = 0; n < count; n++) (values[0, n], values[1, n], values[2, n]) = (l1[n], l2[n], l3[n]);
        return values;
    }

    private static (double, double, double, double, double, double) Components(float[] tensor) =>
        (tensor[0], tensor[1], tensor[2], tensor[3], tensor[4], tensor[5]);
}
