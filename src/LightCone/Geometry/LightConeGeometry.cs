using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>Where a light cone lies in a periodic box: its vertex, its axis, its opening and its reach.</summary>
/// <remarks>Immutable and validated on creation, safe for concurrent use.</remarks>
public sealed class LightConeGeometry
{
    /// <summary>Describes a cone.</summary>
    /// <param name="boxSize">Side of the periodic box in comoving Mpc/h, positive.</param>
    /// <param name="vertex">Position of the observer in units of the box size, box axes.</param>
    /// <param name="axis">Direction of the cone's axis in the box's axes; any length but zero.</param>
    /// <param name="halfAngle">Angle between axis and rim in degrees, (0, 180]; 180 is the whole sky.</param>
    /// <param name="minimumRedshift">Redshift at which the cone begins, at least 0.</param>
    /// <param name="maximumRedshift">Redshift at which the cone ends, above <paramref name="minimumRedshift"/>: the reach that the run
    /// was made with, not that of its farthest halo.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public LightConeGeometry(double boxSize, CartesianVector vertex, CartesianVector axis, double halfAngle, double minimumRedshift,
        double maximumRedshift)
    {
        if (!(boxSize > 0) || !double.IsFinite(boxSize))
            throw new ArgumentOutOfRangeException(nameof(boxSize), boxSize, "The box size must be positive and finite, in comoving Mpc/h.");
        if (!vertex.IsFinite)
            throw new ArgumentOutOfRangeException(nameof(vertex), vertex, "The cone's vertex must be finite, in units of the box size.");
        if (!(halfAngle > 0) || !(halfAngle <= 180))
            throw new ArgumentOutOfRangeException(nameof(halfAngle), halfAngle, "The cone's half-angle must lie in (0, 180] degrees.");
        if (!(minimumRedshift >= 0))
            throw new ArgumentOutOfRangeException(nameof(minimumRedshift), minimumRedshift,
                "The cone must begin at a redshift of 0 or more.");
        if (!(maximumRedshift > minimumRedshift) || !double.IsFinite(maximumRedshift))
            throw new ArgumentOutOfRangeException(nameof(maximumRedshift), maximumRedshift,
                $"The cone must end at a finite redshift above the one where it begins, {minimumRedshift}.");
        BoxSize = boxSize;
        Vertex = vertex;
        Frame = new ConeFrame(axis);
        HalfAngle = halfAngle;
        (SinHalfAngle, CosHalfAngle) = PortableMath.SinCos(halfAngle * Degrees.InRadians);
        MinimumRedshift = minimumRedshift;
        MaximumRedshift = maximumRedshift;
    }

    /// <summary>Side of the periodic box in comoving Mpc/h.</summary>
    public double BoxSize { get; }

    /// <summary>Position of the observer in units of the box size, box axes.</summary>
    public CartesianVector Vertex { get; }

    /// <summary>Position of the observer in comoving Mpc/h, box axes.</summary>
    public CartesianVector VertexPosition => Vertex * BoxSize;

    /// <summary>The sky about the cone's axis.</summary>
    public ConeFrame Frame { get; }

    /// <summary>Unit vector of the cone's axis, box axes.</summary>
    public CartesianVector Axis => Frame.Axis;

    /// <summary>Angle between axis and rim in degrees.</summary>
    public double HalfAngle { get; }

    /// <summary>Redshift at which the cone begins.</summary>
    public double MinimumRedshift { get; }

    /// <summary>Redshift at which the cone ends.</summary>
    public double MaximumRedshift { get; }

    /// <summary>Whether the cone is wide enough for a field.</summary>
    /// <param name="field">The field to be filled.</param>
    public bool Covers(SkyField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return HalfAngle >= field.HalfAngle;
    }

    /// <summary>Whether a position lies within the cone's opening, whatever its distance.</summary>
    /// <param name="position">Position relative to the vertex, box axes.</param>
    public bool IsWithinOpening(CartesianVector position) => HalfAngle >= 180 || position.Dot(Axis) >= CosHalfAngle * position.Length;

    /// <summary>Sine of the half-angle.</summary>
    internal double SinHalfAngle { get; }

    /// <summary>Cosine of the half-angle.</summary>
    internal double CosHalfAngle { get; }
}
