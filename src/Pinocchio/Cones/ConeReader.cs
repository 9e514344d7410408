using System.Buffers.Binary;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>Reads <c>pinocchio.&lt;run&gt;.plc.out</c>, the halos on the past light cone: ascii or binary, V5 or V4, full or light, also
/// compressed with gzip.</summary>
public sealed class ConeReader : HaloReader<ConeHalo>
{
    private const int FullColumns = 13;
    private const int LightColumns = 6;

    private static readonly HaloLayout<ConeHalo>[] Layouts =
    [
        HaloLayout<ConeHalo>.Of<ConeRecord<float>>(5, isLight: false, isDoublePrecision: false),
        HaloLayout<ConeHalo>.Of<LightConeRecord<float>>(5, isLight: true, isDoublePrecision: false),
        HaloLayout<ConeHalo>.Of<ConeRecord<double>>(5, isLight: false, isDoublePrecision: true),
        HaloLayout<ConeHalo>.Of<LightConeRecord<double>>(5, isLight: true, isDoublePrecision: true),
    ];

    private static readonly HaloLayout<ConeHalo>[] LayoutsV4 =
    [
        HaloLayout<ConeHalo>.Of<ConeRecord<float>>(4, isLight: false, isDoublePrecision: false),
        HaloLayout<ConeHalo>.Of<ConeRecord<double>>(4, isLight: false, isDoublePrecision: true),
    ];

    private ConeReader(string file, HaloSource<ConeHalo> source)
        : base(file, source)
    {
    }

    /// <summary>Opens a cone.</summary>
    /// <param name="path">The file; one of several if the run wrote several.</param>
    /// <param name="units">The units that the run's parameter file says.</param>
    /// <exception cref="InvalidInputException">The file cannot be opened or does not begin as a cone.</exception>
    public static ConeReader Open(string path, FileUnits units)
    {
        BinaryInput input = BinaryInput.Open(path);
        try
        {
            if (input.AtEnd) throw input.Damaged(0, "the file is empty");
            if (!HaloFileHeader.IsBinary(input))
            {
                input.Dispose();
                return new ConeReader(
                    path, new AsciiHaloSource<ConeHalo>(TextInput.Open(path), Parse, units.ToH, FullColumns, LightColumns));
            }

            if (HaloFileHeader.PeekMarker(input) is int marker
                && LayoutsV4.Any(layout => layout.RecordSize == marker || layout.RecordSize == BinaryPrimitives.ReverseEndianness(marker)))
                return new ConeReader(path, new SingleRecordHaloSource<ConeHalo>(input, LayoutsV4, units.ToH, blocks: null));
            input.TakeMarker(sizeof(int), "the header");
            HaloLayout<ConeHalo> chosen = HaloFileHeader.TakeLayout(input, Layouts);
            input.TakeMarker(sizeof(int), "the header");
            return new ConeReader(
                path, new BinaryHaloSource<ConeHalo>(input, chosen, units.ToH, blocks: null, emptyBlocksHaveMarkers: true));
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    internal static HaloLayout<ConeHalo> LayoutOf(HaloFileFormat format) => HaloFileHeader.LayoutOf(format, [.. Layouts, .. LayoutsV4]);

    private protected override bool IsPossible(in ConeHalo halo, HaloFileFormat format)
    {
        double sum = halo.Redshift + halo.Theta + halo.Phi + halo.ObservedRedshift;
        if (!format.IsLight) sum += halo.X + halo.Y + halo.Z + halo.VelocityX + halo.VelocityY + halo.VelocityZ + halo.LineOfSightVelocity;
        return halo.Mass > 0 && double.IsFinite(halo.Mass + sum);
    }

    private static ConeHalo Parse(ref TextFields fields, bool isLight, double toH)
    {
        ulong id = fields.TakeUInt64();
        double redshift = fields.TakeDouble();
        if (isLight)
        {
            return new ConeHalo(
                id, redshift, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN,
                fields.TakeDouble() * toH, fields.TakeDouble(), fields.TakeDouble(), double.NaN, fields.TakeDouble());
        }

        return new ConeHalo(
            id,
            redshift,
            fields.TakeDouble() * toH,
            fields.TakeDouble() * toH,
            fields.TakeDouble() * toH,
            fields.TakeDouble(),
            fields.TakeDouble(),
            fields.TakeDouble(),
            fields.TakeDouble() * toH,
            fields.TakeDouble(),
            fields.TakeDouble(),
            fields.TakeDouble(),
            fields.TakeDouble());
    }
}
