using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.LightCone.Tests;

public sealed class ConeRepeatsTests
{
    [Fact]
    public void MeanCount_ConeInsideItsBox_IsOne()
    {
        LightConeGeometry geometry = new(1000, new CartesianVector(0.5, 0.5, 0.5), new CartesianVector(1, 2, 3), 30, 0, 1);

        Assert.Equal(1, new ConeRepeats(geometry, 0, 490).MeanCount());
    }

    [Fact]
    public void MeanCount_WholeSphereOfManyBoxes_IsTheRatioOfVolumes()
    {
        LightConeGeometry geometry = new(100, default, new CartesianVector(1, 0, 0), 180, 0, 1);

        double expected = 4 * Math.PI / 3 * 700 * 700 * 700 / 1e6;

        Assert.Equal(1, new ConeRepeats(geometry, 0, 700).MeanCount(1000) / expected, 0.01);
    }

    [Fact]
    public void CountAt_ConeAlongTheBox_CountsTheBoxesPassed()
    {
        LightConeGeometry geometry = new(100, new CartesianVector(0.5, 0.5, 0.5), new CartesianVector(1, 0, 0), 2, 0, 1);
        ConeRepeats repeats = new(geometry, 0, 1000);

        Assert.Equal(10, repeats.CountAt(new CartesianVector(550, 0, 0)));
        Assert.Equal(10, repeats.CountAt(new CartesianVector(50.5, 0.1, 0)));
        Assert.Equal(0, repeats.CountAt(new CartesianVector(550, 49, 0)));
    }

    [Fact]
    public void MeanCount_ModelField_IsAboutFiveAsPublished()
    {
        // A 2 Gpc/h box in a 100 x 100 degree field to z = 2: the field holds 5.3 boxes.
        SkyField field = SkyField.Rectangle(100, 100);
        double far = Cosmologies.Fiducial.ComovingDistance(2);
        LightConeGeometry geometry = new(2000, default, new CartesianVector(1, 0.62, 0.38), field.HalfAngle + 0.1, 0, 2);

        double volumes = field.Steradians / 3 * far * far * far / 8e9;
        double mean = new ConeRepeats(geometry, 0, far, field).MeanCount();

        Assert.Equal(5.3, volumes, 0.05);
        Assert.InRange(mean, volumes, 1.4 * volumes);
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public void Choose_NarrowCone_LessensRepeatsBelowThoseAlongTheBox()
    {
        LightConeGeometry straight = new(300, default, new CartesianVector(1, 0, 0), 1.5, 0, 1);
        double alongBox = new ConeRepeats(straight, 0, 2400).MeanCount();

        AxisChoice choice = AxisChooser.Choose(300, default, 1.5, 0, 2400, samples: 64);

        Assert.True(alongBox > 2, $"{alongBox} copies along the box");
        // The cone has a third of the box's volume: a good axis repeats nothing.
        Assert.Equal(1, choice.MeanCount, 0.05);
        Assert.Equal(1, choice.LeastMeanCount);
        Assert.Equal(1, choice.Axis.Length, 1e-12);
        Assert.Equal(choice, AxisChooser.Choose(300, default, 1.5, 0, 2400, samples: 64));
    }

    [Fact]
    public void RepeatMap_ConeAlongTheBox_ShowsTheRepeatsOfTheLineOfSight()
    {
        LightConeGeometry geometry = new(100, new CartesianVector(0.5, 0.5, 0.5), new CartesianVector(1, 0, 0), 6, 0, 1);
        MapGrid grid = new(SkyField.Square(8), 9);
        ConeRepeats repeats = new(geometry, 0, 300, grid.Field);

        float[] map = RepeatMap.Of(grid, geometry, 0, 300, repeats, steps: 400);

        // On the axis everything is seen in each of the three boxes; towards the rim the near boxes are too narrow to hold what the far
        // one shows.
        Assert.Equal(3f, map[40]);
        Assert.True(map[0] < 2.5, $"{map[0]} at the corner");
        Assert.All(map, value => Assert.True(value >= 1));
    }

    [Fact]
    public void Multiplicity_ReferenceCone_CountsTheRowsOfEachHalo()
    {
        using PinocchioCone cone = new("campaign8", "0004");
        using HaloTable halos = ConeHalos.Prepare(cone.Halos, cone.Geometry, cone.Grid, cone.Cosmology());
        int[] multiplicity = HaloRepeats.Multiplicity(halos);
        using HaloTable once = HaloRepeats.WithoutRepeats(halos);

        double unique = 0;
        foreach (int rows in multiplicity)
            unique += 1.0 / rows;
        // The reference campaign's README: 4 to 13 per cent of rows are unique halos; this run has 13.1.
        Assert.Equal(once.Count, unique, 1e-6);
        Assert.Equal(0.131, unique / halos.Count, 5e-4);
        Assert.All(HaloRepeats.Multiplicity(once), rows => Assert.Equal(1, rows));
    }

    [Fact]
    public void NearestCopies_ThreeCopies_KeepsTheNearestInPlace()
    {
        HaloTableBuilder builder = new(MassDefinition.Fof, 0);
        builder.Append(new Halo(7, new Replication(1, 0, 0).Code, 110, 0, 0, 0, 0, 0, 1e13, 0));
        builder.Append(new Halo(8, new Replication(1, 0, 0).Code, 120, 0, 0, 0, 0, 0, 1e13, 0));
        builder.Append(new Halo(7, new Replication(0, 0, 0).Code, 10, 0, 0, 0, 0, 0, 1e13, 0));
        builder.Append(new Halo(7, new Replication(0, 1, 0).Code, 10, 100, 0, 0, 0, 0, 1e13, 0));
        using HaloTable halos = builder.Build();

        Assert.Equal([1, 2], HaloRepeats.NearestCopies(halos));
        Assert.Equal([3, 1, 3, 3], HaloRepeats.Multiplicity(halos));
        Assert.Equal([1, 0, 3], HaloRepeats.MultiplicityOf(halos, [8UL, 9UL, 7UL]));
    }
}
