using CsCheck;

namespace Orchestrator.LightCone.Tests;

public sealed class MapGridTests
{
    private static readonly Gen<SkyField> Fields = Gen.Select(Gen.Bool, Gen.Double[2, 170], Gen.Double[2, 170],
        (square, first, second) => square ? SkyField.Square(first) : SkyField.Rectangle(first, second));

    [Fact]
    public void IndexOf_AnyDirection_IsAPixelExactlyIfTheFieldHoldsIt() =>
        Gen.Select(Fields, Gen.Int[1, 300], Gen.Double[90, 270], Gen.Double[-90, 90]).Sample((field, pixels, rightAscension, declination) =>
        {
            MapGrid grid = new(field, pixels);
            int index = grid.IndexOf(rightAscension, declination);
            return field.Contains(rightAscension, declination) ? index >= 0 && index < grid.PixelCount : index == -1;
        });

    [Fact]
    public void IndexOf_CentreOfAPixel_IsThatPixel() =>
        Gen.Select(Fields, Gen.Int[1, 64], Gen.Int[0, 63], Gen.Int[0, 63]).Where((_, pixels, column, row) => column < pixels
            && row < pixels).Sample((field, pixels, column, row) =>
        {
            MapGrid grid = new(field, pixels);
            (double rightAscension, double declination) = grid.Projection.Unproject(grid.PixelCentre(column), grid.PixelCentre(row));
            int expected = field.Contains(rightAscension, declination) ? (row * pixels) + column : -1;
            return grid.IndexOf(rightAscension, declination) == expected;
        });

    [Fact]
    public void IndexOf_Spans_AgreeWithOneByOne()
    {
        MapGrid grid = new(SkyField.Rectangle(100, 100), 77);
        Gen.Select(Gen.Double[120, 240].Array[100], Gen.Double[-60, 60].Array[100]).Sample((rightAscension, declination) =>
        {
            int[] indices = new int[100];
            grid.IndexOf(rightAscension, declination, indices);
            return Enumerable.Range(0, 100).All(i => indices[i] == grid.IndexOf(rightAscension[i], declination[i]));
        }, iter: 20);
    }

    [Fact]
    public void PixelSteradians_TimesPixels_IsTheSquaresArea()
    {
        MapGrid grid = new(SkyField.Square(100), 512);

        Assert.Equal(grid.Field.Steradians, grid.PixelSteradians * grid.PixelCount, 1e-12);
        Assert.Equal(4 * Math.Sin(25 * Math.PI / 180), grid.Side, 1e-14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16385)]
    public void Constructor_PixelsOutsideTheirRange_Throws(int pixels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MapGrid(SkyField.Square(10), pixels));
}
