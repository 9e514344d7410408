using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>A fixed sequence of places that fills the volume of a cone evenly.</summary>
/// <remarks>Additive recurrence with the powers of the inverse of the root of x^4 = x + 1, which spreads points evenly in three
/// dimensions.</remarks>
internal static class ConeSequence
{
    private const double Root = 1.2207440846057596;

    internal static CartesianVector Position(int index, ConeFrame frame, double cosHalfAngle, double near, double far)
    {
        double first = Fraction(0.5 + (index * (1 / Root)));
        double second = Fraction(0.5 + (index * (1 / (Root * Root))));
        double third = Fraction(0.5 + (index * (1 / (Root * Root * Root))));
        double nearCubed = near * near * near;
        double distance = PortableMath.Cbrt(nearCubed + (first * ((far * far * far) - nearCubed)));
        double along = 1 - (second * (1 - cosHalfAngle));
        double across = Math.Sqrt(Math.Max(0, 1 - (along * along)));
        (double sine, double cosine) = PortableMath.SinCos(third * 2 * Math.PI);
        return ((frame.Axis * along) + (frame.East * (across * cosine)) + (frame.North * (across * sine))) * distance;
    }

    private static double Fraction(double value) => value - Math.Floor(value);
}
