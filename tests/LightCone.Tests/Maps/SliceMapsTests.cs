using CsCheck;
using Orchestrator.Catalogs;

namespace Orchestrator.LightCone.Tests;

public sealed class SliceMapsTests
{
    private static readonly RedshiftSlices Slices = RedshiftSlices.FromEdges(0.0, 0.5, 1.0, 2.0);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Add_UniformSphere_GivesAFlatMap(bool square)
    {
        SkyField field = square ? SkyField.Square(100) : SkyField.Rectangle(100, 100);
        MapGrid grid = new(field, 32);
        Footprint footprint = Footprint.Of(grid);
        SliceMaps maps = new(grid, Slices);
        const int points = 2_000_000;
        UniformSphere sphere = new(20260101);
        double[] rightAscension = new double[points], declination = new double[points], redshift = new double[points];
        sphere.Fill(rightAscension, declination);
        maps.Add(rightAscension, declination, redshift);

        double mean = points * grid.PixelSteradians / (4 * Math.PI);
        double chiSquare = 0;
        int pixels = 0;
        for (int pixel = 0; pixel < grid.PixelCount; pixel++)
        {
            double expected = mean * footprint.Fractions[pixel];
            if (expected < 20)
                continue;
            double difference = maps.Map(0)[pixel] - expected;
            chiSquare += difference * difference / expected;
            pixels++;
        }
        Assert.True(pixels > 700, $"only {pixels} pixels compared");
        // Chi-square of n pixels has mean n and standard deviation sqrt(2n).
        Assert.Equal(0, (chiSquare - pixels) / Math.Sqrt(2 * pixels), 4.0);
        double inField = points * field.Steradians / (4 * Math.PI);
        Assert.Equal(inField, maps.Galaxies, 4 * Math.Sqrt(inField));
    }

    [Fact]
    public void Add_AnyGalaxies_SumsToThoseInsideFieldAndSlices() =>
        Gen.Select(Gen.Double[120, 240], Gen.Double[-60, 60], Gen.Double[-0.2, 2.5]).Array[0, 3000].Sample(galaxies =>
        {
            MapGrid grid = new(SkyField.Rectangle(80, 50), 24);
            SliceMaps maps = new(grid, Slices);
            maps.Add(galaxies.Select(g => g.Item1).ToArray(), galaxies.Select(g => g.Item2).ToArray(),
                galaxies.Select(g => g.Item3).ToArray());
            int expected = galaxies.Count(g => grid.Field.Contains(g.Item1, g.Item2) && g.Item3 >= 0 && g.Item3 < 2);
            return maps.Galaxies == expected && maps.Counts.ToArray().Sum(count => (double)count) == expected
                && Enumerable.Range(0, 3).All(slice =>
                    maps.Map(slice).ToArray().Sum(count => (double)count) == maps.GalaxiesBySlice[slice]);
        }, iter: 50);

    [Fact]
    public void Add_WithFlags_CountsWhatAllRequiredEffectsKeep()
    {
        SliceMaps maps = new(new MapGrid(SkyField.Square(20), 2), Slices);
        KeepFlags[] keep = [KeepFlags.All, KeepFlags.All & ~KeepFlags.Mask, KeepFlags.Mask | KeepFlags.Selection, KeepFlags.None];
        double[] rightAscension = [181, 181, 181, 181], declination = [1, 1, 1, 1], redshift = [0.1, 0.1, 0.7, 0.1];

        maps.Add(rightAscension, declination, redshift, keep, KeepFlags.Mask | KeepFlags.Selection);

        Assert.Equal(2, maps.Galaxies);
        Assert.Equal(1f, maps.Map(0)[3]);
        Assert.Equal(1f, maps.Map(1)[3]);
    }

    [Fact]
    public void Counts_Layout_IsSliceThenNorthThenEast()
    {
        SliceMaps maps = new(new MapGrid(SkyField.Square(20), 4), Slices);

        maps.Add([188.0], [-8.0], [1.5]);

        Assert.Equal(1f, maps.Counts[(2 * 16) + (0 * 4) + 3]);
    }

    [Fact]
    public void Add_ColumnsOfDifferentLengths_Throws() =>
        Assert.Throws<ArgumentException>(() => new SliceMaps(new MapGrid(SkyField.Square(20), 4), Slices).Add([180.0], [0.0, 1.0], [0.1]));

    [Fact]
    public void Map_SliceThatIsNone_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SliceMaps(new MapGrid(SkyField.Square(20), 4), Slices).Map(3));
}
