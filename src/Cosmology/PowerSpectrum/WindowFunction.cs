using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The square of a smoothing window and its first two derivatives by ln x, x = k R.</summary>
internal static class WindowFunction
{
    private const double SeriesBelow = 0.1;

    /// <summary>Gives W^2, dW^2/dlnx and d2W^2/dlnx2.</summary>
    public static (double Square, double First, double Second) Evaluate(SmoothingFilter filter, double x) =>
        filter == SmoothingFilter.Gaussian ? Gaussian(x * x) : TopHat(x);

    private static (double Square, double First, double Second) Gaussian(double x2)
    {
        double square = PortableMath.Exp(-x2);
        return (square, -2.0 * x2 * square, (4.0 * x2 * x2 - 4.0 * x2) * square);
    }

    /// <summary>W = 3 (sin x - x cos x) / x^3; its series where the difference would cancel.</summary>
    private static (double Square, double First, double Second) TopHat(double x)
    {
        double window;
        double first;
        double second;
        if (x < SeriesBelow)
        {
            double x2 = x * x;
            window = 1.0 - x2 * (1.0 / 10.0 - x2 * (1.0 / 280.0 - x2 * (1.0 / 15120.0)));
            first = -x2 * (1.0 / 5.0 - x2 * (1.0 / 70.0 - x2 * (1.0 / 2520.0)));
            second = -x2 * (2.0 / 5.0 - x2 * (2.0 / 35.0 - x2 * (1.0 / 420.0)));
        }
        else
        {
            (double sin, double cos) = PortableMath.SinCos(x);
            window = 3.0 * (sin - x * cos) / (x * x * x);
            first = 3.0 * (sin / x - window);
            second = 3.0 * (cos - sin / x - first);
        }

        return (window * window, 2.0 * window * first, 2.0 * (first * first + window * second));
    }
}
