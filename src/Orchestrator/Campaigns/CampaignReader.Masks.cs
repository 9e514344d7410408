using Orchestrator.Campaigns.Yaml;
using Orchestrator.LightCone;
using Orchestrator.Observational;

namespace Orchestrator.Campaigns;

internal static partial class CampaignReader
{
    private const string AllowedMask =
        "off, { cap: { radius, ra, dec }, completeness } or { rectangle: { ra: [min, max], dec: [min, max] }, completeness }";

    private static (ISkyRegion? Mask, double Completeness) ReadMask(YamlSection effects)
    {
        if (!effects.Has("mask") || effects.IsOff("mask", AllowedMask)) return (null, 1);
        if (effects.Section("mask") is not { } section) return (null, 1);
        ISkyRegion? mask = null;
        if (section.Has("cap") == section.Has("rectangle")) effects.Complain("mask", "not a mask", AllowedMask);
        else if (section.Section("cap") is { } cap) mask = ReadCap(cap);
        else if (section.Section("rectangle") is { } rectangle) mask = ReadRectangle(rectangle);
        double completeness = section.Number("completeness", new NumberRange(0, 1, false, true, ""), fallback: 1);
        section.RefuseOtherKeys();
        return (mask, completeness);
    }

    private static CapMask? ReadCap(YamlSection cap)
    {
        double radius = cap.Number("radius", new NumberRange(0, 180, false, true, "degrees"));
        double rightAscension = cap.Number("ra", NumberRange.Closed(0, 360, "degrees"), fallback: 180);
        double declination = cap.Number("dec", NumberRange.Closed(-90, 90, "degrees"), fallback: 0);
        cap.RefuseOtherKeys();
        return cap.IsValid ? new CapMask(radius, rightAscension, declination) : null;
    }

    private static RectangleMask? ReadRectangle(YamlSection rectangle)
    {
        IReadOnlyList<double>? ra = rectangle.Numbers("ra", 2, NumberRange.Closed(0, 360, "degrees"));
        IReadOnlyList<double>? dec = rectangle.Numbers("dec", 2, NumberRange.Closed(-90, 90, "degrees"));
        if (ra is null || dec is null || ra[0] >= ra[1] || dec[0] >= dec[1])
            rectangle.ComplainAboutAll("not a rectangle", "ra: [min, max], dec: [min, max] in degrees, min below max");
        rectangle.RefuseOtherKeys();
        return rectangle.IsValid ? new RectangleMask(ra![0], ra[1], dec![0], dec[1]) : null;
    }
}
