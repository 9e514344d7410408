using CsCheck;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone.Tests;

public sealed class SnapshotLightConeTests
{
    private static readonly WcdmCosmology Cosmology = Cosmologies.Fiducial;

    [Fact]
    public void Build_HalosAtRest_StandOncePerCopyInsideTheCone()
    {
        LightConeGeometry geometry = new(200, new CartesianVector(0.1, 0.2, 0.3), new CartesianVector(1, 0.4, -0.3), 25, 0.05, 0.3);
        using HaloTable box = RandomBox(3, 60, 200, speed: 0);

        using HaloTable cone = SnapshotLightCone.Build([new BoxSnapshot(0, box), new BoxSnapshot(0.2, box)], geometry, Cosmology);

        double near = Cosmology.ComovingDistance(0.05), far = Cosmology.ComovingDistance(0.3);
        HashSet<(ulong, int)> expected = [];
        for (int i = -6; i <= 6; i++)
        for (int j = -6; j <= 6; j++)
        for (int k = -6; k <= 6; k++)
        for (int row = 0; row < box.Count; row++)
        {
            CartesianVector position = new CartesianVector(box.X[row] + (200 * i), box.Y[row] + (200 * j), box.Z[row]
                + (200 * k)) - geometry.VertexPosition;
            if (position.Length >= near && position.Length < far && geometry.IsWithinOpening(position))
                expected.Add((box.Id[row], new Replication(i, j, k).Code));
        }
        Assert.True(expected.Count > 200);
        Assert.Equal(expected.Count, cone.Count);
        for (int row = 0; row < cone.Count; row++)
            Assert.Contains((cone.Id[row], cone.Replication[row]), expected);
    }

    [Fact]
    public void Build_MovingHalos_StandOnTheLightConeAlongTheirDrift()
    {
        LightConeGeometry geometry = new(300, default, new CartesianVector(1, 1, 1), 40, 0, 0.5);
        using HaloTable box = RandomBox(4, 200, 300, speed: 1500);
        double snapshot = Cosmology.ComovingDistance(0.25);

        using HaloTable cone = SnapshotLightCone.Build([new BoxSnapshot(0.25, box)], geometry, Cosmology);

        Assert.True(cone.Count > 1000);
        Dictionary<ulong, int> rows = Enumerable.Range(0, box.Count).ToDictionary(row => box.Id[row]);
        for (int row = 0; row < cone.Count; row++)
        {
            int from = rows[cone.Id[row]];
            Replication copy = Replication.FromCode(cone.Replication[row]);
            CartesianVector position = new(cone.X[row], cone.Y[row], cone.Z[row]);
            double distance = position.Length;
            // v dt: the conformal time between the crossing and the snapshot is (D_s - D)/c.
            CartesianVector moved = new CartesianVector(box.VelocityX[from], box.VelocityY[from],
                box.VelocityZ[from]) * ((snapshot - distance) / 299792.458);
            CartesianVector start = new(box.X[from] + (300 * copy.I), box.Y[from] + (300 * copy.J), box.Z[from] + (300 * copy.K));
            Assert.Equal(0, (start + moved - position).Length, 1e-8);
            Assert.Equal(Cosmology.ComovingDistance(cone.Redshift[row]), distance, 1e-6);
        }
    }

    [Fact]
    public void Build_TwoSnapshots_TakesEachHaloFromTheNearer()
    {
        LightConeGeometry geometry = new(1000, default, new CartesianVector(1, 1, 1), 60, 0, 0.5);
        using HaloTable early = OneHalo(1, 300, 300, 300, 0, 5e13);
        using HaloTable late = OneHalo(1, 300, 300, 300, 0, 9e13);
        double distance = Math.Sqrt(3) * 300;

        double redshift = Cosmology.RedshiftAt(distance);
        using HaloTable nearLate = SnapshotLightCone.Build([new BoxSnapshot(redshift + 0.1, early),
            new BoxSnapshot(redshift - 0.05, late)], geometry, Cosmology);
        using HaloTable nearEarly = SnapshotLightCone.Build([new BoxSnapshot(redshift + 0.05, early),
            new BoxSnapshot(redshift - 0.1, late)], geometry, Cosmology);

        Assert.Equal(9e13, Assert.Single(nearLate.Mass.ToArray()));
        Assert.Equal(5e13, Assert.Single(nearEarly.Mass.ToArray()));
    }

    [Fact]
    public void Build_HaloThatLivesOn_IsExactForSteadyMotion() =>
        Gen.Select(Gen.Double[100, 500].Array[3], Gen.Float[-2000, 2000].Array[3]).Sample((place, velocity) =>
        {
            // A halo with constant velocity: both motions are the same straight line, over the border of the box too.
            LightConeGeometry geometry = new(600, default, new CartesianVector(1, 1, 1), 60, 0.03, 0.35);
            double first = Cosmology.ComovingDistance(0.02), second = Cosmology.ComovingDistance(0.4);
            HaloTable At(double distance)
            {
                double time = (first - distance) / 299792.458;
                double Inside(int axis) => (((place[axis] + (velocity[axis] * time)) % 600) + 600) % 600;
                HaloTableBuilder builder = new(MassDefinition.Fof, 0);
                builder.Append(new Halo(5, 0, Inside(0), Inside(1), Inside(2), velocity[0], velocity[1], velocity[2], 1e13, 0));
                return builder.Build();
            }
            using HaloTable late = At(first);
            using HaloTable early = At(second);
            BoxSnapshot[] snapshots = [new(0.02, late), new(0.4, early)];
            using HaloTable interpolated = SnapshotLightCone.Build(snapshots, geometry, Cosmology,
                [new HaloDescendants(0.4, 0.02, Same(5))]);
            using HaloTable drifting = SnapshotLightCone.Build([snapshots[0]], geometry, Cosmology);
            if (interpolated.Count != drifting.Count) return false;
            double[] found = [.. interpolated.Redshift.ToArray().Order()], expected = [.. drifting.Redshift.ToArray().Order()];
            return found.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) < 1e-8);
        }, iter: 200);

    /// <summary>Equal numbers say nothing: only histories do.</summary>
    [Fact]
    public void Build_HaloWithoutADescendant_DriftsAsWithoutHistories()
    {
        LightConeGeometry geometry = new(600, default, new CartesianVector(1, 1, 1), 60, 0.03, 0.35);
        using HaloTable late = OneHalo(5, 100, 200, 300, 500, 1e13);
        using HaloTable early = OneHalo(5, 110, 210, 310, -500, 1e13); // the number of the other, and not the same halo
        BoxSnapshot[] snapshots = [new(0.02, late), new(0.4, early)];
        using HaloTable drifting = SnapshotLightCone.Build(snapshots, geometry, Cosmology);
        using HaloTable merged = SnapshotLightCone.Build(snapshots, geometry, Cosmology, [new HaloDescendants(0.4, 0.02, Same(7))]);
        using HaloTable gone = SnapshotLightCone.Build(snapshots, geometry, Cosmology,
            [new HaloDescendants(0.4, 0.02, new Dictionary<ulong, ulong> { [5] = 6 })]);
        using HaloTable joined = SnapshotLightCone.Build(snapshots, geometry, Cosmology, [new HaloDescendants(0.4, 0.02, Same(5))]);

        Assert.True(drifting.Count > 3);
        Assert.Equal(Rows(drifting), Rows(merged));
        Assert.Equal(Rows(drifting), Rows(gone));
        Assert.NotEqual(Rows(drifting), Rows(joined));

        static (ulong Id, double Redshift)[] Rows(HaloTable cone) =>
            [.. Enumerable.Range(0, cone.Count).Select(row => (cone.Id[row], cone.Redshift[row])).Order()];
    }

    [Fact]
    public void Build_HaloWithAnotherNumberLater_IsFollowed()
    {
        LightConeGeometry geometry = new(600, default, new CartesianVector(1, 1, 1), 60, 0.03, 0.35);
        using HaloTable late = OneHalo(5, 100, 200, 300, 500, 1e13);
        using HaloTable early = OneHalo(9, 110, 210, 310, -500, 1e13);
        using HaloTable renamed = OneHalo(5, 110, 210, 310, -500, 1e13);
        using HaloTable cone = SnapshotLightCone.Build([new(0.02, late), new(0.4, early)], geometry, Cosmology,
            [new HaloDescendants(0.4, 0.02, new Dictionary<ulong, ulong> { [9] = 5 })]);
        using HaloTable expected = SnapshotLightCone.Build([new(0.02, late), new(0.4, renamed)], geometry, Cosmology,
            [new HaloDescendants(0.4, 0.02, Same(5))]);

        Assert.True(cone.Count > 3);
        Assert.Equal(expected.Redshift.ToArray(), cone.Redshift.ToArray());
    }

    [Fact]
    public void Build_DescendantsThatDoNotFit_AreRefused()
    {
        LightConeGeometry geometry = new(600, default, new CartesianVector(1, 1, 1), 60, 0.03, 0.35);
        using HaloTable late = OneHalo(5, 100, 200, 300, 500, 1e13);
        HaloTableBuilder builder = new(MassDefinition.Fof, 0);
        builder.Append(new Halo(1, 0, 10, 10, 10, 0, 0, 0, 1e13, 0));
        builder.Append(new Halo(2, 0, 20, 10, 10, 0, 0, 0, 1e13, 0));
        using HaloTable early = builder.Build();
        builder = new HaloTableBuilder(MassDefinition.Fof, 0);
        builder.Append(early);
        builder.Append(early);
        using HaloTable doubled = builder.Build();
        BoxSnapshot[] snapshots = [new(0.02, late), new(0.4, early)];
        HaloTable Build(BoxSnapshot[] boxes, params HaloDescendants[] links) => SnapshotLightCone.Build(boxes, geometry, Cosmology, links);
        HaloDescendants right = new(0.4, 0.02, Same(5));

        Assert.Equal("halo 5 of z = 0.02", Assert.Throws<InvalidInputException>(() =>
            Build(snapshots, new HaloDescendants(0.4, 0.02, new Dictionary<ulong, ulong> { [1] = 5, [2] = 5 }))).Key);
        Assert.Equal("halo 1 in row 2", Assert.Throws<InvalidInputException>(() =>
            Build([snapshots[0], new BoxSnapshot(0.4, doubled)], right)).Key);
        Assert.Throws<ArgumentException>(() => Build(snapshots, right, right));
        Assert.Throws<ArgumentException>(() => Build(snapshots, new HaloDescendants(0.02, 0.4, Same(5))));
        Assert.Throws<ArgumentException>(() => Build(snapshots, new HaloDescendants(0.5, 0.02, Same(5))));
        Assert.Throws<ArgumentException>(() => Build([.. snapshots, new BoxSnapshot(0.1, late)], right));
    }

    [Fact]
    public void Build_AnyNumberOfThreads_GivesTheSameRows()
    {
        LightConeGeometry geometry = new(150, default, new CartesianVector(1, 0.62, 0.38), 20, 0, 0.4);
        using HaloTable box = RandomBox(9, 300, 150, speed: 500);
        using HaloTable other = RandomBox(10, 300, 150, speed: 500);
        BoxSnapshot[] snapshots = [new(0.3, other), new(0, box)];
        HaloDescendants some = new(0.3, 0, Enumerable.Range(0, 200).ToDictionary(id => (ulong)id, id => (ulong)id));
        foreach (HaloDescendants[] descendants in (HaloDescendants[][])[[], [some]])
        {
            using HaloTable one = SnapshotLightCone.Build(snapshots, geometry, Cosmology, descendants, threads: 1);
            using HaloTable two = SnapshotLightCone.Build(snapshots, geometry, Cosmology, descendants, threads: 2);
            Assert.True(one.Count > 1000);
            Assert.True(one.Id.SequenceEqual(two.Id) && one.X.SequenceEqual(two.X) && one.Redshift.SequenceEqual(two.Redshift)
                && one.Replication.SequenceEqual(two.Replication));
        }
    }

    [Fact]
    public void Build_SnapshotsThatDoNotFit_Throws()
    {
        LightConeGeometry geometry = new(100, default, new CartesianVector(1, 1, 1), 60, 0, 0.2);
        using HaloTable box = OneHalo(3, 120, 50, 50, 0, 1e13);
        using HaloTable virial = new HaloTableBuilder(MassDefinition.Virial, 0).Build();

        Assert.Contains("halo 3 in row 0",
            Assert.Throws<InvalidInputException>(() => SnapshotLightCone.Build([new BoxSnapshot(0, box)], geometry, Cosmology)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SnapshotLightCone.Build([], geometry, Cosmology));
        Assert.Throws<ArgumentException>(() =>
            SnapshotLightCone.Build([new BoxSnapshot(0.1, virial), new BoxSnapshot(0.1, virial)], geometry, Cosmology));
        Assert.Throws<ArgumentException>(() =>
            SnapshotLightCone.Build([new BoxSnapshot(0.1, virial), new BoxSnapshot(0.2, box)], geometry, Cosmology));
        Assert.Throws<ArgumentOutOfRangeException>(() => SnapshotLightCone.Build([new BoxSnapshot(-0.1, virial)], geometry, Cosmology));
    }

    private static Dictionary<ulong, ulong> Same(ulong number) => new() { [number] = number };

    private static HaloTable OneHalo(ulong id, double x, double y, double z, float velocity, double mass)
    {
        HaloTableBuilder builder = new(MassDefinition.Fof, 0);
        builder.Append(new Halo(id, 0, x, y, z, velocity, velocity, velocity, mass, 0));
        return builder.Build();
    }

    private static HaloTable RandomBox(ulong seed, int count, double side, double speed)
    {
        UniformSphere random = new(seed);
        HaloTableBuilder builder = new(MassDefinition.Fof, 0);
        for (int i = 0; i < count; i++)
        {
            float Velocity() => (float)(speed * ((2 * random.Next()) - 1));
            builder.Append(new Halo((ulong)i, 0, side * random.Next(), side * random.Next(), side * random.Next(), Velocity(), Velocity(),
                Velocity(), 1e13, 0));
        }
        return builder.Build();
    }
}
