using CsCheck;
using Orchestrator.LightCone;

namespace Orchestrator.Observational.Tests.Masks;

/// <summary>No galaxy that field and mask let pass lies in a pixel that the footprint calls unseen.</summary>
public sealed class MaskFootprintTests
{
    // A direction exactly on an edge that runs along the border of two pixels belongs to the one with no area in the mask.
    private static readonly Gen<double> AlongEdge = Gen.Double[1e-9, 1 - 1e-9];

    private static readonly Gen<double> JustInside = Gen.Double[1, 9].Select(power => 1 - Math.Pow(10, -power));

    [Fact]
    public void Footprint_OfACap_HoldsEveryDirectionUpToItsRim() =>
        Gen.Select(Gen.Double[0.05, 9], Gen.Double[175, 185], Gen.Double[-5, 5], Gen.Int[8, 128], Gen.Int[1, 4]).Sample((radius, ra, dec, pixels, samples) =>
        {
            CapMask cap = new(radius, ra, dec);
            MapGrid grid = new(SkyField.Square(13), pixels);
            Footprint footprint = Footprint.Of(grid, cap, samples);
            Gen.Select(Gen.Double[0, 360], JustInside).Sample((angle, part) => IsHeld(grid, footprint, cap, Rim(cap, angle, part)), iter: 300);
        }, iter: 40);

    [Fact]
    public void Footprint_OfARectangle_HoldsEveryDirectionUpToItsEdges() =>
        Gen.Select(Gen.Double[0.05, 12], Gen.Double[0.05, 12], Gen.Double[174, 180], Gen.Double[-6, 0], Gen.Int[8, 128]).Sample((width, height, ra, dec, pixels) =>
        {
            RectangleMask rectangle = new(ra, ra + width, dec, dec + height);
            MapGrid grid = new(SkyField.Rectangle(14, 13), pixels);
            Footprint footprint = Footprint.Of(grid, rectangle);
            Gen.Select(AlongEdge, JustInside, Gen.Int[0, 3]).Sample((along, part, side) => IsHeld(grid, footprint, rectangle, side switch
            {
                0 => (ra + (along * width), dec + (part * height)),
                1 => (ra + (along * width), dec + ((1 - part) * height)),
                2 => (ra + (part * width), dec + (along * height)),
                _ => (ra + ((1 - part) * width), dec + (along * height)),
            }), iter: 300);
        }, iter: 40);

    [Fact]
    public void Footprint_OfAWideRectangleField_HoldsEveryDirectionUpToItsEdges() =>
        Gen.Select(Gen.Double[1, 120], Gen.Double[1, 120], Gen.Int[100, 600]).Sample((longitude, latitude, pixels) =>
        {
            SkyField field = SkyField.Rectangle(longitude, latitude);
            MapGrid grid = new(field, pixels);
            Footprint footprint = Footprint.Of(grid);
            Gen.Select(Gen.Double[-0.5, 0.5], JustInside, Gen.Bool, Gen.Bool).Sample((along, part, isNorthOrEast, isHorizontal) =>
            {
                double across = (isNorthOrEast ? 0.5 : -0.5) * part;
                return IsHeld(grid, footprint, field, isHorizontal
                    ? (180 + (along * longitude), across * latitude)
                    : (180 + (across * longitude), along * latitude));
            }, iter: 5000);
        }, iter: 40);

    [Fact]
    public void Footprint_OfACap_HasTheCapsArea()
    {
        Footprint footprint = Footprint.Of(new MapGrid(SkyField.Square(13), 128), new CapMask(6.4));
        double area = 2 * Math.PI * (1 - Math.Cos(6.4 * Math.PI / 180));

        Assert.Equal(1, footprint.Steradians / area, 1e-3);
    }

    [Fact]
    public void Depth_AnyDirection_IsPositiveInsideAndNegativeOutside() =>
        Gen.Select(Gen.Double[0, 359.99], Gen.Double[-90, 90], Gen.Double[0.1, 90]).Sample((ra, dec, size) =>
        {
            foreach (ISkyRegion mask in (ISkyRegion[])[new CapMask(size), RectangleMask.Centred(size, size / 2), new RectangleMask(0, 360, -90, size - 45)])
            {
                double depth = mask.Depth(ra, dec);
                if (depth != 0 && mask.Contains(ra, dec) != depth > 0) return false;
            }
            return true;
        });

    private static bool IsHeld(MapGrid grid, Footprint footprint, ISkyRegion mask, (double RightAscension, double Declination) place)
    {
        if (!mask.Contains(place.RightAscension, place.Declination)) return true;
        int pixel = grid.IndexOf(place.RightAscension, place.Declination);
        return pixel < 0 || footprint.Fractions[pixel] > 0;
    }

    // A direction at a part of the radius from the cap's centre, by spherical trigonometry.
    private static (double RightAscension, double Declination) Rim(CapMask cap, double angle, double part)
    {
        double distance = cap.Radius * part * Math.PI / 180, position = angle * Math.PI / 180, latitude = cap.Declination * Math.PI / 180;
        double sine = (Math.Sin(latitude) * Math.Cos(distance)) + (Math.Cos(latitude) * Math.Sin(distance) * Math.Cos(position));
        double longitude = Math.Atan2(Math.Sin(position) * Math.Sin(distance) * Math.Cos(latitude), Math.Cos(distance) - (Math.Sin(latitude) * sine));
        return (cap.RightAscension + (longitude * 180 / Math.PI), Math.Asin(sine) * 180 / Math.PI);
    }
}
