using System.Numerics;
using System.Runtime.Intrinsics;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine.Fragmentation;

namespace Orchestrator.Pinocchio.Engine.Cone;

/// <summary>Catches halos as they cross the observer's past light cone.</summary>
/// <remarks>
/// <para>Whenever a group is about to change, its distance from the vertex is compared with the light cone's, now and when it was last looked
/// at, for every copy of the box. A change of sign is a crossing in between; its time is found by
/// root finding and the halo is recorded as it was, with its mass before the change.</para>
/// <para>Most looks find nothing, and most of them are foreseen: the light cone shrinks, so a copy inside it is safe until the cone has come as
/// near as the group may have moved, and a copy outside as long as the group has not moved into where the cone was.</para>
/// </remarks>
internal sealed unsafe class ConeBuilder : IDisposable
{
    private const double RootPrecision = 1e-7;
    private const int EndsOfInterval = 2;

    /// <summary>More than what single precision loses in <see cref="LastLook"/>, in units of the cell.</summary>
    private const double Margin = 0.01;

    private readonly IGrowthHistory history;
    private readonly ConeGeometry geometry;
    private readonly WcdmCosmology cosmology;
    private readonly NativeField<LastLook> lastLooks;
    private readonly double cosine, first, last;
    private readonly int minimumMass, copies;
    private readonly double[] axis, shiftX, shiftY, shiftZ;
    private double now = double.NaN, distanceNow;
    private GroupMotion motionNow;

    /// <summary>The group and the copy whose crossing is looked for: here and not in a closure, because there may be tens of millions.</summary>
    private Group crossing;
    private int crossingCopy;
    private int looks;
    private readonly Func<double, double> aheadOfCone;

    /// <summary>Prepares an empty cone.</summary>
    /// <param name="history">Growth and distances.</param>
    /// <param name="geometry">Where the cone stands.</param>
    /// <param name="cosmology">The background.</param>
    /// <param name="particleMass">Msun/h.</param>
    /// <param name="side">Side of the box in cells.</param>
    /// <param name="last">1 + z at which it ends.</param>
    /// <param name="minimumMass">Smallest halo that is recorded, in particles.</param>
    /// <param name="groups">How many groups there will be.</param>
    public ConeBuilder(
        IGrowthHistory history, ConeGeometry geometry, WcdmCosmology cosmology, double particleMass, int side, double last, int minimumMass, int groups)
    {
        (this.history, this.geometry, this.cosmology, this.last, this.minimumMass) = (history, geometry, cosmology, last, minimumMass);
        Halos = new Rows<ConeRow, ConeHalo>(row => row.ToHalo(particleMass));
        axis = geometry.Axis;
        first = 1.0 + geometry.Cone.FarRedshift;
        cosine = geometry.Cone.HalfAngle >= 180.0 ? -2.0 : PortableMath.Cos(geometry.Cone.HalfAngle * Math.PI / 180.0);
        copies = geometry.Copies.Count;
        int padded = (copies + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        (shiftX, shiftY, shiftZ) = (new double[padded], new double[padded], new double[padded]);
        for (int n = 0; n < padded; n++)
        {
            // The lanes beyond the last copy repeat it; they are not recorded.
            BoxCopy copy = geometry.Copies.Count == 0 ? default : geometry.Copies[Math.Min(n, copies - 1)];
            shiftX[n] = copy.I * (double)side - geometry.Vertex[0];
            shiftY[n] = copy.J * (double)side - geometry.Vertex[1];
            shiftZ[n] = copy.K * (double)side - geometry.Vertex[2];
        }

        aheadOfCone = AheadOfCone;
        lastLooks = new NativeField<LastLook>(groups);
        for (long n = 0; n < lastLooks.Length; n++) lastLooks.Start[n] = default;
    }

    /// <summary>What has been caught so far, in the order of the changes that revealed it.</summary>
    public Rows<ConeRow, ConeHalo> Halos { get; }

    /// <summary>Looks at group <paramref name="number"/> at time <paramref name="collapse"/> = 1 + z, before it changes.</summary>
    public void Look(ref Group group, int number, double collapse)
    {
        double before = Math.Min(group.Touched, first), until = Math.Max(collapse, last);
        group.Touched = (float)collapse;
        if (group.Mass < minimumMass || before <= until) return;
        if (until != now)
        {
            now = until;
            motionNow = history.MotionForCatalogs(now);
            distanceNow = history.Distance(now);
        }

        GroupMotion motionBefore = history.MotionForCatalogs(before);
        Vector256<double> placeBefore = motionBefore.Place(ref group), placeNow = motionNow.Place(ref group);
        ref LastLook look = ref lastLooks.Start[number];
        if (look.Cone > 0f)
        {
            Vector256<double> reference = Vector256.Create((double)look.X, look.Y, look.Z, 0.0);
            double moved = Math.Sqrt(Math.Max(SquaredLength(placeBefore - reference), SquaredLength(placeNow - reference))) + Margin;
            if (look.FarthestInside + moved < distanceNow && look.NearestOutside - moved > look.Cone) return;
        }

        LookAtAll(ref group, ref look, before, motionBefore, placeBefore, placeNow);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => lastLooks.Dispose();

    private static double SquaredLength(Vector256<double> v)
    {
        Vector256<double> square = v * v;
        return square.GetElement(0) + square.GetElement(1) + square.GetElement(2);
    }

    private static double Length(double x, double y, double z) => Math.Sqrt(x * x + y * y + z * z);

    private void LookAtAll(
        ref Group group, ref LastLook look, double before, in GroupMotion motionBefore, Vector256<double> placeBefore, Vector256<double> placeNow)
    {
        double distanceBefore = history.Distance(before);
        var xb = new Vector<double>(placeBefore.GetElement(0));
        var yb = new Vector<double>(placeBefore.GetElement(1));
        var zb = new Vector<double>(placeBefore.GetElement(2));
        var xn = new Vector<double>(placeNow.GetElement(0));
        var yn = new Vector<double>(placeNow.GetElement(1));
        var zn = new Vector<double>(placeNow.GetElement(2));
        var limitBefore = new Vector<double>(distanceBefore * distanceBefore);
        var limitNow = new Vector<double>(distanceNow * distanceNow);
        var nothing = new Vector<double>(-1.0);
        var everything = new Vector<double>(double.PositiveInfinity);
        Vector<double> inside = nothing, outside = everything;
        for (int n = 0; n < copies; n += Vector<double>.Count)
        {
            var sx = new Vector<double>(shiftX, n);
            var sy = new Vector<double>(shiftY, n);
            var sz = new Vector<double>(shiftZ, n);
            Vector<double> ax = xb + sx, ay = yb + sy, az = zb + sz, bx = xn + sx, by = yn + sy, bz = zn + sz;
            Vector<double> squareNow = bx * bx + by * by + bz * bz;
            Vector<long> insideBefore = Vector.LessThan(ax * ax + ay * ay + az * az, limitBefore);
            Vector<long> insideNow = Vector.LessThan(squareNow, limitNow);
            inside = Vector.Max(inside, Vector.ConditionalSelect(insideNow, squareNow, nothing));
            outside = Vector.Min(outside, Vector.ConditionalSelect(insideNow, everything, squareNow));
            Vector<long> crossed = insideBefore ^ insideNow;
            if (Vector.EqualsAll(crossed, Vector<long>.Zero)) continue;
            for (int lane = 0; lane < Vector<double>.Count && n + lane < copies; lane++)
            {
                if (crossed[lane] != 0) Record(ref group, n + lane, before, motionBefore, placeNow);
            }
        }

        double farthest = -1.0, nearest = double.PositiveInfinity;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            farthest = Math.Max(farthest, inside[lane]);
            nearest = Math.Min(nearest, outside[lane]);
        }

        look = new LastLook
        {
            X = (float)placeNow.GetElement(0),
            Y = (float)placeNow.GetElement(1),
            Z = (float)placeNow.GetElement(2),
            Cone = (float)distanceNow,
            FarthestInside = farthest < 0.0 ? float.NegativeInfinity : (float)Math.Sqrt(farthest),
            NearestOutside = (float)Math.Sqrt(nearest),
        };
    }

    private void Record(ref Group group, int copy, double before, in GroupMotion motionBefore, Vector256<double> placeNow)
    {
        if (StaysOutsideTheAngle(ref group, copy, motionBefore, placeNow)) return;
        (crossing, crossingCopy, looks) = (group, copy, 0);
        double time = RootFinding.Brent(aheadOfCone, now, before, RootPrecision);
        (double x, double y, double z) = PlaceOf(history.MotionForCatalogs(time).Place(ref group), copy);
        if (AboveAngle(x, y, z) < 0.0) return;
        Vector256<double> speed = history.VelocityForCatalogs(time).Shift(ref group);
        var found = new ConeCrossing(group.Peak, time - 1.0, group.Mass, x, y, z, speed.GetElement(0), speed.GetElement(1), speed.GetElement(2));
        Halos.Add(new ConeRow(geometry.ToHalo(found, cosmology), group.Mass));
    }

    /// <summary>How far beyond the light cone the crossing group stands; 0, which ends the search, where it is near enough, other than at the ends
    /// of the interval.</summary>
    private double AheadOfCone(double time)
    {
        (double x, double y, double z) = PlaceOf(history.MotionForCatalogs(time).Place(ref crossing), crossingCopy);
        double ahead = Length(x, y, z) - history.Distance(time);
        return ++looks > EndsOfInterval && Math.Abs(ahead) < geometry.Nearness ? 0.0 : ahead;
    }

    /// <summary>Whether the copy is so far from the cone's angle that the group cannot have come into it since the last look.</summary>
    private bool StaysOutsideTheAngle(ref Group group, int copy, in GroupMotion motionBefore, Vector256<double> placeNow)
    {
        (double x, double y, double z) = PlaceOf(placeNow, copy);
        double steepest = 1.0 + Math.Abs(cosine);
        return AboveAngle(x, y, z) + steepest * (motionNow.Way(ref group, motionBefore) + Margin) < 0.0;
    }

    /// <summary>Positive within the cone's angle, negative outside.</summary>
    private double AboveAngle(double x, double y, double z) => x * axis[0] + y * axis[1] + z * axis[2] - cosine * Length(x, y, z);

    private (double X, double Y, double Z) PlaceOf(Vector256<double> place, int copy) =>
        (place.GetElement(0) + shiftX[copy], place.GetElement(1) + shiftY[copy], place.GetElement(2) + shiftZ[copy]);
}
