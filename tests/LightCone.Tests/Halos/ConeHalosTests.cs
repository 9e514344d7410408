using CsCheck;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone.Tests;

public sealed class ConeHalosTests
{
    public static TheoryData<string, string> Cones => new()
    {
        { "campaign8", "0000" }, { "campaign8", "0001" }, { "campaign8", "0002" }, { "campaign8", "0003" }, { "campaign8", "0004" },
        { "campaign8", "0005" }, { "campaign8", "0006" }, { "campaign8", "0007" },
        { "pinocchio", "ref128_binary" }, { "pinocchio", "ref64_binary" }, { "pinocchio", "ref32_snapshot" },
    };

    [Theory]
    [MemberData(nameof(Cones))]
    public void Prepare_ReferenceCone_FindsOnlyReplicationsThatPinocchioLists(string collection, string run)
    {
        using PinocchioCone cone = new(collection, run);
        using HaloTable halos = ConeHalos.Prepare(cone.Halos, cone.Geometry, cone.Grid, cone.Cosmology());

        HashSet<Replication> found = [];
        foreach (int code in halos.Replication)
            found.Add(Replication.FromCode(code));

        Assert.True(found.Count > 10, $"only {found.Count} replications found");
        Assert.Empty(found.Except(cone.ListedReplications));
    }

    [Theory]
    [MemberData(nameof(Cones))]
    public void Prepare_ReferenceCone_RecomputesTheFilesRedshiftsAbove008(string collection, string run)
    {
        using PinocchioCone cone = new(collection, run);
        WcdmCosmology cosmology = cone.Cosmology();
        using HaloTable halos = ConeHalos.Prepare(cone.Halos, cone.Geometry, cone.Grid, cosmology);

        Dictionary<(ulong, double, double), double> files = [];
        for (int row = 0; row < cone.Halos.Count; row++)
            files[(cone.Halos.Id[row], cone.Halos.X[row], cone.Halos.Y[row])] = cone.Halos.Redshift[row];
        // PINOCCHIO ends its search for the crossing within 0.05 grid spacings; its distances add the rest below z = 0.15.
        int compared = 0;
        double spacing = cone.BoxSize / cone.GridSize;
        for (int row = 0; row < halos.Count; row++)
        {
            double file = files[(halos.Id[row], halos.X[row], halos.Y[row])];
            if (file < 0.08) continue;
            double difference = Math.Abs(cosmology.ComovingDistance(halos.Redshift[row]) - cosmology.ComovingDistance(file));
            Assert.True(difference < (file < 0.15 ? 0.07 : 0.05) * spacing, $"row {row} at z = {file} differs by {difference} Mpc/h");
            compared++;
        }
        Assert.True(compared > 500, $"only {compared} rows above z = 0.08");
    }

    [Theory]
    [MemberData(nameof(Cones))]
    public void ToSky_ReferenceCone_AgreesWithTheFilesAngles(string collection, string run)
    {
        using PinocchioCone cone = new(collection, run);
        ConeFrame frame = cone.Geometry.Frame;
        // The file's phi runs about the axis from axis x z, towards axis x (axis x z): our west and our south.
        for (int row = 0; row < cone.Halos.Count; row++)
        {
            CartesianVector position = new(cone.Halos.X[row], cone.Halos.Y[row], cone.Halos.Z[row]);
            double angle = frame.AngleFromAxis(position);
            // Near the axis the file's arc sine of a float32 loses digits: half a unit in the last place of a sine close to 1 is
            // 6e-8/sin(angle).
            Assert.Equal(90 - cone.Theta[row], angle, 2e-4 + (6e-8 / Math.Sin(angle * Math.PI / 180) * 180 / Math.PI));
            (double rightAscension, double declination) = frame.ToSky(position);
            double longitude = (rightAscension - 180) * Math.PI / 180, latitude = declination * Math.PI / 180;
            double phi = Math.Atan2(-Math.Sin(latitude), -Math.Cos(latitude) * Math.Sin(longitude)) * 180 / Math.PI;
            double difference = Math.Abs(phi - cone.Phi[row]) % 360;
            difference = Math.Min(difference, 360 - difference) * Math.Sin((90 - cone.Theta[row]) * Math.PI / 180);
            Assert.True(difference < 2e-4, $"row {row}: phi {phi} is not the file's {cone.Phi[row]}");
        }
    }

    /// <summary>Counts of rows and of second crossings found by another program (a sort of the files' records in numpy).</summary>
    [Theory]
    [InlineData("0000", 116032, 32)]
    [InlineData("0003", 35620, 10)]
    [InlineData("0005", 128496, 20)]
    [InlineData("0006", 67233, 15)]
    [InlineData("0007", 87904, 24)]
    public void Prepare_ReferenceCone_KeepsTheLastCrossingOfEachHaloInEachCopy(string run, int rows, int crossedTwice)
    {
        using PinocchioCone cone = new("campaign8", run);
        using HaloTable halos = ConeHalos.Prepare(cone.Halos, cone.Geometry, cone.Grid, cone.Cosmology());

        Assert.Equal((rows, rows - crossedTwice), (cone.Halos.Count, halos.Count));
        HashSet<(ulong, int)> keys = [];
        HashSet<(ulong, double, double)> kept = [];
        for (int row = 0; row < halos.Count; row++)
        {
            Assert.True(keys.Add((halos.Id[row], halos.Replication[row])));
            kept.Add((halos.Id[row], halos.X[row], halos.Y[row]));
        }

        // A row that is gone has a later one of the same halo close by, heavier and nearer.
        for (int row = 0; row < cone.Halos.Count; row++)
        {
            Halo halo = cone.Halos[row];
            if (kept.Contains((halo.Id, halo.X, halo.Y))) continue;
            Halo[] others = [.. Enumerable.Range(row + 1, cone.Halos.Count - row - 1).Where(other => cone.Halos.Id[other] == halo.Id)
                .Select(other => cone.Halos[other])];
            Assert.Contains(others, other => other.Mass > halo.Mass && other.Redshift < halo.Redshift
                && new CartesianVector(other.X - halo.X, other.Y - halo.Y, other.Z - halo.Z).Length < 10);
        }
    }

    [Fact]
    public void Prepare_RowsOfOneHalo_LeaveTheHeaviestOfEachCopyInTheirOrder() =>
        Gen.Select(Gen.ULong[0, 4], Gen.Int[-1, 1], Gen.Int[1, 3], Gen.Double[-3, 3]).Array[0, 40].Sample(rows =>
        {
            HaloTableBuilder builder = new(MassDefinition.Fof, 0);
            LagrangianGrid grid = new(4, 100);
            foreach ((ulong id, int copy, int mass, double shift) in rows)
            {
                CartesianVector place = grid.PositionOf(id) + new CartesianVector(shift + (100 * copy), shift, shift);
                builder.Append(new Halo(id, 0, place.X, place.Y, place.Z, 0, 0, 0, mass * 1e13, 0));
            }
            using HaloTable halos = builder.Build();
            using HaloTable prepared = ConeHalos.Prepare(halos, Geometry(), grid, Cosmology());

            int[] expected = [.. Enumerable.Range(0, rows.Length).GroupBy(row => (rows[row].Item1, rows[row].Item2))
                .Select(group => group.OrderByDescending(row => rows[row].Item3)
                    .ThenBy(row => SquaredDistance(halos, row)).ThenBy(row => row).First()).Order()];
            Assert.Equal(expected.Select(row => (halos.Id[row], halos.X[row], halos.Mass[row])),
                Enumerable.Range(0, prepared.Count).Select(row => (prepared.Id[row], prepared.X[row], prepared.Mass[row])));
        });

    [Fact]
    public void Prepare_ReferenceConeWithAnotherGrid_NamesTheRow()
    {
        using PinocchioCone cone = new("campaign8", "0000");

        InvalidInputException error = Assert.Throws<InvalidInputException>(() =>
            ConeHalos.Prepare(cone.Halos, cone.Geometry, new LagrangianGrid(128, cone.BoxSize), cone.Cosmology(), "pinocchio.plc.out"));

        Assert.Equal("pinocchio.plc.out", error.File);
        Assert.Contains("row ", error.Key, StringComparison.Ordinal);
        Assert.Contains("copy of the box cannot be told", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_NumberBeyondTheGrid_NamesTheRow()
    {
        using HaloTable halos = OneHalo(64, 50, 50, 50);

        InvalidInputException error = Assert.Throws<InvalidInputException>(() =>
            ConeHalos.Prepare(halos, Geometry(), new LagrangianGrid(4, 100), Cosmology()));

        Assert.Equal("halo 64 in row 0: the number lies beyond a grid of 4^3 particles", error.Message);
    }

    [Fact]
    public void Prepare_PositionThatIsNotFinite_NamesTheRow()
    {
        using HaloTable halos = OneHalo(0, 50, double.NaN, 50);

        Assert.Contains("row 0", Assert.Throws<InvalidInputException>(() =>
            ConeHalos.Prepare(halos, Geometry(), new LagrangianGrid(4, 100), Cosmology())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_DisplacementOfHalfABox_IsAmbiguous()
    {
        // Particle 0 of 4^3 in 100 Mpc/h starts at 12.5; 50 Mpc/h further two copies are equally near.
        using HaloTable halos = OneHalo(0, 62.4, 12.5, 12.5);

        InvalidInputException error = Assert.Throws<InvalidInputException>(() =>
            ConeHalos.Prepare(halos, Geometry(), new LagrangianGrid(4, 100), Cosmology()));

        Assert.Contains("49.90 Mpc/h along the box's x axis", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_HaloInANamedCopy_FindsIt()
    {
        // Vertex at (0.5, 0, 0) boxes, halo of particle k = 3, displaced by (2, -3, 1) in copy (2, -1, 0).
        LightConeGeometry geometry = new(100, new CartesianVector(0.5, 0, 0), new CartesianVector(1, 0, 0), 90, 0, 2);
        using HaloTable halos = OneHalo(3, 12.5 + 2 + 200 - 50, 12.5 - 3 - 100, 87.5 + 1);

        using HaloTable prepared = ConeHalos.Prepare(halos, geometry, new LagrangianGrid(4, 100), Cosmology());

        Assert.Equal(new Replication(2, -1, 0), Replication.FromCode(prepared.Replication[0]));
        Assert.Equal(Cosmology().RedshiftAt(new CartesianVector(164.5, -90.5, 88.5).Length), prepared.Redshift[0]);
        Assert.Equal(halos.X[0], prepared.X[0]);
    }

    private static double SquaredDistance(HaloTable halos, int row)
    {
        CartesianVector position = new(halos.X[row], halos.Y[row], halos.Z[row]);
        return position.Dot(position);
    }

    private static HaloTable OneHalo(ulong id, double x, double y, double z)
    {
        HaloTableBuilder builder = new(MassDefinition.Fof, 0);
        builder.Append(new Halo(id, 0, x, y, z, 0, 0, 0, 1e13, 0));
        return builder.Build();
    }

    private static LightConeGeometry Geometry() => new(100, default, new CartesianVector(1, 1, 1), 90, 0, 2);

    private static WcdmCosmology Cosmology() =>
        new(new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.05, H = 0.7, NS = 0.96, Sigma8 = 0.8 });
}
