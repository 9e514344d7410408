using System.Runtime.InteropServices;

namespace Orchestrator.LightCone;

/// <summary>A vector in the box's Cartesian axes.</summary>
/// <remarks>The unit is the context's: comoving Mpc/h for a position, none for a direction. <c>default</c> is the zero vector. Equality
/// is by component.</remarks>
/// <param name="X">Component along the box's first axis.</param>
/// <param name="Y">Component along the box's second axis.</param>
/// <param name="Z">Component along the box's third axis.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct CartesianVector(double X, double Y, double Z)
{
    /// <summary>Euclidean length, in the unit of the components.</summary>
    public double Length => Math.Sqrt(Dot(this));

    /// <summary>Whether every component is a finite number.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>Scalar product with another vector.</summary>
    public double Dot(CartesianVector other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>Vector product, right-handed: x cross y is z.</summary>
    public CartesianVector Cross(CartesianVector other) => new(
        (Y * other.Z) - (Z * other.Y),
        (Z * other.X) - (X * other.Z),
        (X * other.Y) - (Y * other.X));

    /// <summary>The unit vector of the same direction.</summary>
    /// <exception cref="InvalidOperationException">The vector is zero or not finite, so that it has no direction.</exception>
    public CartesianVector Normalised()
    {
        double largest = Math.Max(Math.Abs(X), Math.Max(Math.Abs(Y), Math.Abs(Z)));
        if (!(largest > 0) || !double.IsFinite(largest))
            throw new InvalidOperationException($"The vector ({X}, {Y}, {Z}) has no direction.");
        // Scaled first: squares of very long or very short vectors would overflow or vanish.
        CartesianVector scaled = new(X / largest, Y / largest, Z / largest);
        return scaled / scaled.Length;
    }

    /// <summary>Sum, component by component.</summary>
    public static CartesianVector operator +(CartesianVector left, CartesianVector right) =>
        new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    /// <summary>Difference, component by component.</summary>
    public static CartesianVector operator -(CartesianVector left, CartesianVector right) =>
        new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    /// <summary>The vector stretched by a factor.</summary>
    public static CartesianVector operator *(CartesianVector vector, double factor) =>
        new(vector.X * factor, vector.Y * factor, vector.Z * factor);

    /// <summary>The vector shrunk by a divisor.</summary>
    public static CartesianVector operator /(CartesianVector vector, double divisor) =>
        new(vector.X / divisor, vector.Y / divisor, vector.Z / divisor);
}
