namespace Orchestrator.LightCone.Tests;

public sealed class FootprintTests
{
    [Theory]
    [InlineData(100, 100, 512)]
    [InlineData(100, 100, 64)]
    [InlineData(40, 100, 128)]
    [InlineData(120, 30, 100)]
    [InlineData(180, 180, 128)]
    public void Of_Rectangle_SumsToItsAnalyticAreaTo1e6(double longitude, double latitude, int pixels)
    {
        Footprint footprint = Footprint.Of(new MapGrid(SkyField.Rectangle(longitude, latitude), pixels));
        double expected = 2 * longitude * Math.PI / 180 * Math.Sin(latitude / 2 * Math.PI / 180);

        Assert.Equal(1, footprint.Steradians / expected, 1e-6);
    }

    [Theory]
    [InlineData(13, 128)]
    [InlineData(100, 512)]
    public void Of_Square_SeesEveryPixelWholly(double side, int pixels)
    {
        Footprint footprint = Footprint.Of(new MapGrid(SkyField.Square(side), pixels));
        double sine = Math.Sin(side / 4 * Math.PI / 180);

        Assert.All(footprint.Fractions.ToArray(), fraction => Assert.Equal(1f, fraction));
        Assert.Equal(1, footprint.Steradians / (16 * sine * sine), 1e-6);
    }

    [Fact]
    public void Of_Rectangle_EdgePixelsAgreeWithCountedPoints()
    {
        MapGrid grid = new(SkyField.Rectangle(100, 100), 16);
        Footprint footprint = Footprint.Of(grid);
        const int points = 50;
        for (int pixel = 0; pixel < grid.PixelCount; pixel++)
        {
            int inside = 0;
            for (int j = 0; j < points; j++)
            {
                for (int i = 0; i < points; i++)
                {
                    double x = grid.PixelCentre(pixel % 16) + (((i + 0.5) / points) - 0.5) * grid.PixelSide;
                    double y = grid.PixelCentre(pixel / 16) + (((j + 0.5) / points) - 0.5) * grid.PixelSide;
                    (double rightAscension, double declination) = grid.Projection.Unproject(x, y);
                    if (grid.Field.Contains(rightAscension, declination)) inside++;
                }
            }
            Assert.Equal((double)inside / (points * points), footprint.Fractions[pixel], 0.02);
        }
    }

    [Fact]
    public void Of_WithAMask_TakesTheMasksPartOfTheField()
    {
        MapGrid grid = new(SkyField.Rectangle(60, 60), 128);
        Footprint footprint = Footprint.Of(grid, new EasternHalf());

        Assert.Equal(0.5, footprint.Steradians / grid.Field.Steradians, 1e-3);
        Assert.Equal(0f, footprint.Fractions[(64 * 128) + 10]);
        Assert.Equal(1f, footprint.Fractions[(64 * 128) + 100]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void Of_SamplesOutsideTheirRange_Throws(int samples) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Footprint.Of(new MapGrid(SkyField.Square(10), 8), new EasternHalf(), samples));

    private sealed class EasternHalf : ISkyRegion
    {
        public bool Contains(double rightAscension, double declination) => rightAscension >= 180;
    }
}
