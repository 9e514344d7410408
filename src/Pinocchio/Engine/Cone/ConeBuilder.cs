using System.Numerics;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine.Fragmentation;

namespace Orchestrator.Pinocchio.Engine.Cone;

/// <summary>Catches halos as they cross the observer's past light cone.</summary>
/// <remarks>
/// Whenever a group is about to change, its distance from the vertex is compared with the light cone's, now and when it was last looked at,
/// for every copy of the box. A change of sign is a crossing in between; its time is found by
/// root finding and the halo is recorded as it was, with its mass before the change.
/// </remarks>
internal sealed class ConeBuilder
{
    private const double RootPrecision = 1e-7;
    private readonly IGrowthHistory history;
    private readonly double side, cosine, first, last;
    private readonly int minimumMass;
    private readonly double[] axis;
    private readonly double[] shiftX, shiftY, shiftZ;
    private readonly int copies;

    /// <summary>Prepares an empty cone.</summary>
    /// <param name="history">Growth and distances.</param>
    /// <param name="side">Side of the box in cells.</param>
    /// <param name="geometry">Copies of the box that the cone meets.</param>
    /// <param name="vertex">Vertex in the box, in cells.</param>
    /// <param name="axis">Axis, of length 1.</param>
    /// <param name="aperture">Half-angle in degrees.</param>
    /// <param name="first">1 + z at which the cone starts.</param>
    /// <param name="last">1 + z at which it ends.</param>
    /// <param name="minimumMass">Smallest halo that is recorded, in particles.</param>
    public ConeBuilder(
        IGrowthHistory history, double side, IReadOnlyList<BoxCopy> geometry, ReadOnlySpan<double> vertex, ReadOnlySpan<double> axis,
        double aperture, double first, double last, int minimumMass)
    {
        this.history = history;
        this.side = side;
        this.axis = axis.ToArray();
        this.first = first;
        this.last = last;
        this.minimumMass = minimumMass;
        cosine = aperture >= 180.0 ? -2.0 : PortableMath.Cos(aperture * Math.PI / 180.0);
        copies = geometry.Count;
        int padded = (copies + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        shiftX = new double[padded];
        shiftY = new double[padded];
        shiftZ = new double[padded];
        for (int n = 0; n < copies; n++)
        {
            shiftX[n] = geometry[n].I * side - vertex[0];
            shiftY[n] = geometry[n].J * side - vertex[1];
            shiftZ[n] = geometry[n].K * side - vertex[2];
        }
    }

    /// <summary>What has been caught so far, in the order of the changes that revealed it.</summary>
    public List<ConeCrossing> Halos { get; } = [];

    /// <summary>Looks at a group at time <paramref name="collapse"/> = 1 + z, before it changes.</summary>
    public void Look(ref Group group, double collapse)
    {
        double before = Math.Min(group.Touched, first), now = Math.Max(collapse, last);
        group.Touched = (float)collapse;
        if (group.Mass < minimumMass || before <= now) return;

        GroupMotion motionBefore = history.MotionForCatalogs(before), motionNow = history.MotionForCatalogs(now);
        double distanceBefore = history.Distance(before), distanceNow = history.Distance(now);
        var xb = new Vector<double>(motionBefore.Of(ref group, 0));
        var yb = new Vector<double>(motionBefore.Of(ref group, 1));
        var zb = new Vector<double>(motionBefore.Of(ref group, 2));
        var xn = new Vector<double>(motionNow.Of(ref group, 0));
        var yn = new Vector<double>(motionNow.Of(ref group, 1));
        var zn = new Vector<double>(motionNow.Of(ref group, 2));
        var limitBefore = new Vector<double>(distanceBefore * distanceBefore);
        var limitNow = new Vector<double>(distanceNow * distanceNow);
        for (int n = 0; n < copies; n += Vector<double>.Count)
        {
            var sx = new Vector<double>(shiftX, n);
            var sy = new Vector<double>(shiftY, n);
            var sz = new Vector<double>(shiftZ, n);
            Vector<double> ax = xb + sx, ay = yb + sy, az = zb + sz, bx = xn + sx, by = yn + sy, bz = zn + sz;
            Vector<long> insideBefore = Vector.LessThan(ax * ax + ay * ay + az * az, limitBefore);
            Vector<long> insideNow = Vector.LessThan(bx * bx + by * by + bz * bz, limitNow);
            Vector<long> crossed = insideBefore ^ insideNow;
            if (Vector.EqualsAll(crossed, Vector<long>.Zero)) continue;
            for (int lane = 0; lane < Vector<double>.Count && n + lane < copies; lane++)
            {
                if (crossed[lane] != 0) Record(ref group, n + lane, before, now);
            }
        }
    }

    private void Record(ref Group group, int copy, double before, double now)
    {
        Group state = group;
        double crossing = RootFinding.Brent(
            time =>
            {
                GroupMotion motion = history.MotionForCatalogs(time);
                double x = motion.Of(ref state, 0) + shiftX[copy], y = motion.Of(ref state, 1) + shiftY[copy];
                return Length(x, y, motion.Of(ref state, 2) + shiftZ[copy]) - history.Distance(time);
            },
            now, before, RootPrecision);
        GroupMotion at = history.MotionForCatalogs(crossing), speed = history.VelocityForCatalogs(crossing);
        double x = at.Of(ref state, 0) + shiftX[copy], y = at.Of(ref state, 1) + shiftY[copy], z = at.Of(ref state, 2) + shiftZ[copy];
        if (x * axis[0] + y * axis[1] + z * axis[2] < cosine * Length(x, y, z)) return;
        Halos.Add(new ConeCrossing(
            group.Peak, copy, crossing - 1.0, group.Mass, x, y, z, speed.Shift(ref state, 0), speed.Shift(ref state, 1), speed.Shift(ref state, 2)));
    }

    private static double Length(double x, double y, double z) => Math.Sqrt(x * x + y * y + z * z);
}
