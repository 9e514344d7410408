using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The square of a smoothing window and its first two derivatives by ln x, x = k R.</summary>
internal static class WindowFunction
{
    private const double SeriesBelow = 0.1;
    private const double FadeFrom = 100.0;
    private const double FadeTo = 300.0;

    /// <summary>Gives W^2, dW^2/dlnx and d2W^2/dlnx2.</summary>
    public static (double Square, double First, double Second) Evaluate(SmoothingFilter filter, double x) =>
        filter == SmoothingFilter.Gaussian ? Gaussian(x * x) : TopHat(x);

    private static (double Square, double First, double Second) Gaussian(double x2)
    {
        double square = PortableMath.Exp(-x2);
        return (square, -2.0 * x2 * square, (4.0 * x2 * x2 - 4.0 * x2) * square);
    }

    /// <summary>The top hat; its oscillation fades out between x = 100 and 300, where a grid of wavenumbers no longer resolves it.</summary>
    private static (double Square, double First, double Second) TopHat(double x)
    {
        double fade = Math.Clamp((x - FadeFrom) / (FadeTo - FadeFrom), 0.0, 1.0);
        if (fade == 0.0) return Oscillating(x);
        (double Square, double First, double Second) mean = MeanOfOscillation(x * x);
        if (fade == 1.0) return mean;
        double weight = fade * fade * (3.0 - 2.0 * fade);
        (double square, double first, double second) = Oscillating(x);
        return (square + weight * (mean.Square - square), first + weight * (mean.First - first), second + weight * (mean.Second - second));
    }

    /// <summary>W = 3 (sin x - x cos x) / x^3; its series where the difference would cancel.</summary>
    private static (double Square, double First, double Second) Oscillating(double x)
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

    /// <summary>W^2 averaged over the phase of its oscillation: 9/2 (x^-4 + x^-6).</summary>
    private static (double Square, double First, double Second) MeanOfOscillation(double x2)
    {
        double fourth = 4.5 / (x2 * x2);
        double sixth = fourth / x2;
        return (fourth + sixth, -4.0 * fourth - 6.0 * sixth, 16.0 * fourth + 36.0 * sixth);
    }
}
