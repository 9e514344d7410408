using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine.Cone;

/// <summary>Where a run's light cone stands in the periodic lattice of boxes; lengths in units of the cell.</summary>
internal sealed class ConeGeometry
{
    private const double SigmasOfDisplacement = 2.0;

    private const double FullSky = 180.0;
    private const double HundredthOfMegaparsec = 0.01;
    private const int KindWithVertex = 1;
    private const int KindOfFullSky = 2;
    private const int KindOnAxis = 3;
    private const int KindOffAxis = 4;
    private readonly RunParameters parameters;

    private ConeGeometry(RunParameters parameters, ConeParameters cone)
    {
        this.parameters = parameters;
        Cone = cone;
        (double x, double y, double z) = cone.Vertex ?? throw new ArgumentException("no vertex", nameof(cone));
        (double ax, double ay, double az) = cone.UnitAxis ?? throw new ArgumentException("no axis", nameof(cone));
        Vertex = [x * parameters.GridSize, y * parameters.GridSize, z * parameters.GridSize];
        Axis = [ax, ay, az];
    }

    /// <summary>What was asked for.</summary>
    public ConeParameters Cone { get; }

    /// <summary>The vertex in the box.</summary>
    public double[] Vertex { get; }

    /// <summary>The axis, of length 1.</summary>
    public double[] Axis { get; }

    /// <summary>The copies that the cone may meet.</summary>
    public IReadOnlyList<BoxCopy> Copies { get; private set; } = [];

    /// <summary>The range of distances in which copies were looked for.</summary>
    public (double Near, double Far) Range { get; private set; }

    /// <summary>Distance from the cone, in cells, at which the search for a crossing ends. The real program ends within a hundredth of a cell times
    /// the cell in Mpc, mostly after one step along the secant; 0, unless set, looks for the crossing itself.</summary>
    public double Nearness { get; init; }

    /// <summary>The nearness of the real program.</summary>
    public static double RealNearness(RunParameters parameters) =>
        HundredthOfMegaparsec * parameters.BoxSize / parameters.GridSize / parameters.Cosmology.H;

    /// <summary>Finds the copies for a cone between two redshifts; its range of distances is widened by two rms displacements in spheres of the
    /// cell's size, as the ranges that the real program tells show.</summary>
    public static ConeGeometry Of(RunParameters parameters, ConeParameters cone, EngineInputs inputs, double lastRedshift, ConeDistance distance,
        double nearness = 0.0, CancellationToken cancellation = default)
    {
        var geometry = new ConeGeometry(parameters, cone) { Nearness = nearness };
        double cell = parameters.BoxSize / parameters.GridSize;
        double rms = TopHatDisplacement.Rms(inputs.Spectrum, cell);
        double Distance(double redshift, double sign) =>
            (distance(1.0 + redshift) + sign * SigmasOfDisplacement * rms * inputs.Cosmology.GrowthFactor(redshift)) / cell;
        geometry.Range = (Math.Max(0.0, Distance(Math.Max(cone.NearRedshift, lastRedshift), -1.0)), Distance(cone.FarRedshift, 1.0));
        geometry.Copies = BoxCopies.Find(parameters.GridSize, geometry.Vertex, geometry.Axis, cone.HalfAngle, geometry.Range.Near, geometry.Range.Far, cancellation);
        foreach (BoxCopy copy in geometry.Copies)
        {
            if (Math.Min(copy.I, Math.Min(copy.J, copy.K)) < Replication.Minimum || Math.Max(copy.I, Math.Max(copy.J, copy.K)) > Replication.Maximum)
                throw new InvalidInputException(
                    "the light cone goes too many boxes far", key: "BoxSize", value: $"{parameters.BoxSize} Mpc/h, for a copy shifted by ({copy.I}, {copy.J}, {copy.K})",
                    allowed: $"a box whose copies are shifted by {Replication.Minimum} to {Replication.Maximum} sides");
        }

        return geometry;
    }

    /// <summary>The geometry in the form of its file.</summary>
    public ConeReplications ToReplications()
    {
        long checkedAlong = 2L * BoxCopies.Reach(parameters.GridSize, Range.Far) + 1;
        double side = parameters.GridSize;
        return new ConeReplications(
            checkedAlong * checkedAlong * checkedAlong, Range.Near, Range.Far, (Vertex[0], Vertex[1], Vertex[2]), (Axis[0], Axis[1], Axis[2]),
            (side, side, side), Cone.HalfAngle, parameters.BoxSize / parameters.GridSize / parameters.Cosmology.H,
            [.. Copies.Select(copy => new ConeReplication(
                new Replication(copy.I, copy.J, copy.K), copy.Nearest, copy.Farthest,
                Kind(copy), copy.Faces))]);
    }

    private int Kind(BoxCopy copy) => copy.HoldsVertex ? KindWithVertex
        : Cone.HalfAngle >= FullSky ? KindOfFullSky
        : copy.Faces != 0 ? KindOnAxis : KindOffAxis;

    /// <summary>A crossing as a halo of the cone.</summary>
    public ConeHalo ToHalo(in ConeCrossing crossing, WcdmCosmology cosmology)
    {
        double cell = parameters.BoxSize / parameters.GridSize, redshift = crossing.Redshift;
        double speed = cell * cosmology.HubbleParameter(redshift) / (1.0 + redshift);
        double x = crossing.X * cell, y = crossing.Y * cell, z = crossing.Z * cell;
        double vx = crossing.VelocityX * speed, vy = crossing.VelocityY * speed, vz = crossing.VelocityZ * speed;
        double distance = Math.Sqrt(x * x + y * y + z * z);
        double along = distance > 0.0 ? (x * vx + y * vy + z * vz) / distance : 0.0;
        (double theta, double phi) = Angles(x, y, z, distance);
        return new ConeHalo(
            (ulong)crossing.Peak, redshift, x, y, z, vx, vy, vz, crossing.Particles * parameters.ParticleMass, theta, phi, along,
            redshift + along / CosmologyConstants.SpeedOfLight * (1.0 + redshift));
    }

    /// <summary>Theta is 90 degrees minus the angle from the axis; phi turns about the axis from axis x (box z), from box x if the axis is
    /// z.</summary>
    private (double Theta, double Phi) Angles(double x, double y, double z, double distance)
    {
        const double degree = 180.0 / Math.PI;
        double ax = Axis[0], ay = Axis[1], az = Axis[2], across = Math.Sqrt(ax * ax + ay * ay);
        (double ux, double uy) = across > 0.0 ? (ay / across, -ax / across) : (1.0, 0.0);
        double first = x * ux + y * uy;
        double second = across > 0.0 ? x * (-az * uy) + y * (az * ux) + z * (ax * uy - ay * ux) : y;
        double sine = distance > 0.0 ? Math.Clamp((x * ax + y * ay + z * az) / distance, -1.0, 1.0) : 1.0;
        double phi = PortableMath.Atan2(second, first) * degree;
        return (PortableMath.Asin(sine) * degree, phi < 0.0 ? phi + 360.0 : phi);
    }
}
