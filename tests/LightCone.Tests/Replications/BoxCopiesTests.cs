using CsCheck;
using Orchestrator.Catalogs;

namespace Orchestrator.LightCone.Tests;

public sealed class BoxCopiesTests
{
    [Fact]
    public void Of_AnyConeAndPointInIt_ListsThePointsCopyWithItsDistance() =>
        Gen.Select(Gen.Double[0, 1].Array[3], Gen.Double[-1, 1].Array[3], Gen.Double[1, 179], Gen.Double[0, 900],
            Gen.Double[1e-6, 1].Array[3]).Where((_, axis, _, _, _) => axis.Any(a => Math.Abs(a) > 0.01))
            .Sample((vertex, axis, halfAngle, near, place) =>
            {
                LightConeGeometry geometry = new(250, new CartesianVector(vertex[0], vertex[1], vertex[2]),
                    new CartesianVector(axis[0], axis[1], axis[2]), halfAngle, 0, 1);
                double far = near + 400, distance = near + (place[0] * 399.999);
                double angle = place[1] * halfAngle * 0.999999 * Math.PI / 180, turn = place[2] * 2 * Math.PI;
                ConeFrame frame = geometry.Frame;
                CartesianVector position = ((frame.Axis * Math.Cos(angle))
                    + (((frame.East * Math.Cos(turn)) + (frame.North * Math.Sin(turn))) * Math.Sin(angle))) * distance;
                CartesianVector inBoxes = (position + geometry.VertexPosition) / 250;
                Replication copy = new((int)Math.Floor(inBoxes.X), (int)Math.Floor(inBoxes.Y), (int)Math.Floor(inBoxes.Z));
                return BoxCopies.Of(geometry, near, far).Any(found => found.Replication == copy && found.MinimumDistance <= distance + 1e-9
                    && found.MaximumDistance >= distance - 1e-9);
            }, iter: 3000);

    [Fact]
    public void Of_NarrowConeAlongX_IsTheRowOfBoxesAboutIt()
    {
        LightConeGeometry geometry = new(100, new CartesianVector(0.5, 0.5, 0.5), new CartesianVector(1, 0, 0), 1, 0, 1);

        IReadOnlyList<BoxCopy> copies = BoxCopies.Of(geometry, 0, 340);

        Assert.Equal([new Replication(0, 0, 0), new Replication(1, 0, 0), new Replication(2, 0, 0), new Replication(3, 0, 0)],
            copies.Select(copy => copy.Replication));
        Assert.Equal(50, copies[1].MinimumDistance, 1e-12);
        Assert.Equal(340, copies[3].MaximumDistance, 1e-12);
    }

    [Fact]
    public void Of_WholeSky_HasEveryCopyThatTheSphereMeets()
    {
        LightConeGeometry geometry = new(100, new CartesianVector(0.5, 0.5, 0.5), new CartesianVector(1, 0, 0), 180, 0, 1);

        // A sphere of radius 60 about the centre passes through the faces of the box, not through its edges at 70.7.
        Assert.Equal(7, BoxCopies.Of(geometry, 0, 60).Count);
        Assert.Equal(19, BoxCopies.Of(geometry, 0, 80).Count);
        Assert.Equal(27, BoxCopies.Of(geometry, 0, 90).Count);
    }

    [Theory]
    [InlineData("campaign8", "0000")]
    [InlineData("campaign8", "0007")]
    [InlineData("pinocchio", "ref128_binary")]
    public void Of_ReferenceCones_AreTheCopiesThatPinocchioListsAndAllThatItFilled(string collection, string run)
    {
        using PinocchioCone cone = new(collection, run);
        using HaloTable halos = ConeHalos.Prepare(cone.Halos, cone.Geometry, cone.Grid, cone.Cosmology());
        HashSet<Replication> listed = [.. BoxCopies.Of(cone.Geometry, cone.Cosmology()).Select(copy => copy.Replication)];
        HashSet<Replication> withMargin = [.. BoxCopies.Of(cone.Geometry, cone.Cosmology(), 30).Select(copy => copy.Replication)];

        Assert.True(listed.IsSubsetOf(cone.ListedReplications), "PINOCCHIO lists every copy that the cone itself meets");
        foreach (int code in halos.Replication)
            Assert.Contains(Replication.FromCode(code), withMargin);
    }

    [Fact]
    public void Of_ConeBeyondTheNumbers_Throws()
    {
        LightConeGeometry geometry = new(1, default, new CartesianVector(1, 1, 1), 10, 0, 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => BoxCopies.Of(geometry, 0, 600));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxCopies.Of(geometry, -1, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxCopies.Of(geometry, 6, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxCopies.Of(geometry, 0, 6, -1));
    }
}
