using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone.Tests;

public sealed class ConeHalosTests
{
    public static TheoryData<string, string> Cones => new()
    {
        { "campaign8", "0000" }, { "campaign8", "0003" }, { "campaign8", "0005" }, { "campaign8", "0006" }, { "campaign8", "0007" },
        { "pinocchio", "ref128_binary" }, { "pinocchio", "ref64_binary" },
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

        // PINOCCHIO ends its search for the crossing within 0.05 grid spacings; its distances add the rest below z = 0.15.
        int compared = 0;
        double spacing = cone.BoxSize / cone.GridSize;
        for (int row = 0; row < halos.Count; row++)
        {
            double file = cone.Halos.Redshift[row];
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
