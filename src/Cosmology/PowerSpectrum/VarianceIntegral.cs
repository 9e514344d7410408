using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The variance of the smoothed linear field at logarithmically spaced radii, all from one grid of wavenumbers.</summary>
/// <remarks>
/// <para>
/// <c>sigma^2(R) = int dlnk k^3 P(k) / (2 pi^2) W^2(k R)</c> by the trapezoid rule in ln k, which converges exponentially for a smooth integrand that
/// vanishes at both ends. Radii lie on the same grid as wavenumbers, so that the window is needed at sums of indices only: the table of
/// all variances is a discrete correlation and costs a few hundred thousand multiplications.
/// </para>
/// <para>Radius j is <c>8 exp(0.05 (j - 120))</c> Mpc/h: 8 Mpc/h is a node, which makes sigma8 exact.</para>
/// </remarks>
internal static class VarianceIntegral
{
    /// <summary>ln R distance of neighbouring radii.</summary>
    public const double RadiusStep = 0.05;

    /// <summary>Number of radii: 0.0198 to 125 Mpc/h.</summary>
    public const int RadiusCount = 176;

    private const int RadiusOf8 = 120;
    private const double WavenumberStep = 0.01;
    private const int StepsPerRadius = 5;
    private const int WavenumberCount = 2380;
    private const double FirstLogWavenumber = -13.8;
    private static readonly double LogOf8 = PortableMath.Log(8.0);

    /// <summary>ln of radius 0 in Mpc/h.</summary>
    public static double FirstLogRadius => LogOf8 - RadiusOf8 * RadiusStep;

    /// <summary>Variance in top-hat spheres of 8 Mpc/h.</summary>
    public static double TopHatAt8(IPowerSpectrum spectrum)
    {
        double[] power = DimensionlessPower(spectrum);
        double sum = 0.0;
        for (int i = 0; i < WavenumberCount; i++)
            sum += power[i] * WindowFunction.Evaluate(SmoothingFilter.TopHat, Argument(i + RadiusOf8 * StepsPerRadius)).Square;
        return WavenumberStep * sum;
    }

    /// <summary>Fills the variance of each radius and its first two derivatives by ln R.</summary>
    public static void Tabulate(IPowerSpectrum spectrum, SmoothingFilter filter, Span<double> variance, Span<double> first, Span<double> second)
    {
        double[] power = DimensionlessPower(spectrum);
        int count = WavenumberCount + (RadiusCount - 1) * StepsPerRadius;
        var window = new double[count];
        var windowFirst = new double[count];
        var windowSecond = new double[count];
        for (int i = 0; i < count; i++)
            (window[i], windowFirst[i], windowSecond[i]) = WindowFunction.Evaluate(filter, Argument(i));
        for (int j = 0; j < RadiusCount; j++)
        {
            int offset = j * StepsPerRadius;
            variance[j] = Correlate(power, window.AsSpan(offset, WavenumberCount));
            first[j] = Correlate(power, windowFirst.AsSpan(offset, WavenumberCount));
            second[j] = Correlate(power, windowSecond.AsSpan(offset, WavenumberCount));
        }
    }

    /// <summary>k R of the sum of indices of wavenumber and radius (in steps of ln k).</summary>
    private static double Argument(int sum) => PortableMath.Exp(FirstLogWavenumber + FirstLogRadius + sum * WavenumberStep);

    private static double[] DimensionlessPower(IPowerSpectrum spectrum)
    {
        var power = new double[WavenumberCount];
        for (int i = 0; i < power.Length; i++)
        {
            double k = PortableMath.Exp(FirstLogWavenumber + i * WavenumberStep);
            power[i] = k * k * k * spectrum.Evaluate(k) / (2.0 * Math.PI * Math.PI);
        }

        return power;
    }

    /// <summary>Sum of products in four fixed lanes, the same bits on every machine.</summary>
    private static double Correlate(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double s0 = 0.0, s1 = 0.0, s2 = 0.0, s3 = 0.0;
        for (int i = 0; i + 3 < left.Length; i += 4)
        {
            s0 += left[i] * right[i];
            s1 += left[i + 1] * right[i + 1];
            s2 += left[i + 2] * right[i + 2];
            s3 += left[i + 3] * right[i + 3];
        }

        return WavenumberStep * ((s0 + s2) + (s1 + s3));
    }
}
