using Orchestrator.Catalogs;

namespace Orchestrator.LightCone;

/// <summary>Counts how often a light cone shows each place of the periodic box.</summary>
/// <remarks>
/// A cone longer than its box shows the same structure again and again; a count of 1 means that a place is shown once. The mean over the
/// cone's volume is what a galaxy sees on average.
/// It cannot be below the ratio of the cone's volume to the box's. Immutable, safe for concurrent use.
/// </remarks>
public sealed class ConeRepeats
{
    private readonly LightConeGeometry geometry;
    private readonly SkyField? field;
    private readonly double near;
    private readonly double far;
    private readonly CartesianVector[] shifts;

    /// <summary>Prepares to count.</summary>
    /// <param name="geometry">The cone; its redshifts are not looked at.</param>
    /// <param name="near">Distance at which the cone begins, comoving Mpc/h.</param>
    /// <param name="far">Distance at which the cone ends, comoving Mpc/h.</param>
    /// <param name="field">The field of the cone that is used; null for the whole opening.</param>
    /// <exception cref="ArgumentOutOfRangeException">A distance is outside its range, or the cone reaches farther than copies can be
    /// numbered.</exception>
    public ConeRepeats(LightConeGeometry geometry, double near, double far, SkyField? field = null)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        this.geometry = geometry;
        this.field = field;
        this.near = near;
        this.far = far;
        IReadOnlyList<BoxCopy> copies = BoxCopies.Of(geometry, near, far);
        shifts = new CartesianVector[copies.Count];
        for (int i = 0; i < shifts.Length; i++)
        {
            Replication copy = copies[i].Replication;
            shifts[i] = (new CartesianVector(copy.I, copy.J, copy.K) * geometry.BoxSize) - geometry.VertexPosition;
        }
    }

    /// <summary>How many times the cone shows the place of the box that stands at a position.</summary>
    /// <param name="position">Any position relative to the vertex, comoving Mpc/h, box axes.</param>
    /// <returns>Number of copies of that place inside the cone; at least 1 if the position itself lies inside.</returns>
    public int CountAt(CartesianVector position)
    {
        CartesianVector place = InBox(position + geometry.VertexPosition);
        int count = 0;
        foreach (CartesianVector shift in shifts)
        {
            if (Contains(place + shift))
                count++;
        }
        return count;
    }

    /// <summary>Whether a position lies in the cone (and its field) between the two distances.</summary>
    /// <param name="position">Position relative to the vertex, comoving Mpc/h, box axes.</param>
    public bool Contains(CartesianVector position)
    {
        double distance = position.Length;
        if (!(distance >= near) || !(distance < far) || distance == 0)
            return false;
        CartesianVector unit = position / distance;
        double along = unit.Dot(geometry.Axis);
        return along >= geometry.CosHalfAngle
            && (field is null || field.ContainsDirection(along, unit.Dot(geometry.Frame.East), unit.Dot(geometry.Frame.North)));
    }

    /// <summary>The mean of <see cref="CountAt"/> over the cone's volume.</summary>
    /// <param name="samples">Places at which to count, spread evenly and always the same, at least 1.</param>
    /// <returns>Copies that a galaxy sees of its own surroundings, itself included; 1 without any repeats.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples.</exception>
    /// <exception cref="InvalidOperationException">None of the samples lies in the field.</exception>
    public double MeanCount(int samples = 4096)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        long sum = 0;
        int inside = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            CartesianVector position = ConeSequence.Position(sample, geometry.Frame, geometry.CosHalfAngle, near, far);
            if (!Contains(position))
                continue;
            inside++;
            sum += CountAt(position);
        }
        return inside > 0 ? (double)sum / inside
            : throw new InvalidOperationException($"None of {samples} places of the cone lies in the field.");
    }

    private CartesianVector InBox(CartesianVector position) => new(InBox(position.X), InBox(position.Y), InBox(position.Z));

    private double InBox(double coordinate) => coordinate - (geometry.BoxSize * Math.Floor(coordinate / geometry.BoxSize));
}
