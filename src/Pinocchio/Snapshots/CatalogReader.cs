using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>Reads <c>pinocchio.&lt;z&gt;.&lt;run&gt;.catalog.out</c>, the halos of the box: ascii or binary, V5 or V4, full or light, also
/// compressed with gzip.</summary>
public sealed class CatalogReader : HaloReader<CatalogHalo>
{
    private const int FullColumns = 12;
    private const int LightColumns = 11;
    private const int MostSlicesOfV4 = 10;

    private static readonly HaloLayout<CatalogHalo>[] Layouts =
    [
        HaloLayout<CatalogHalo>.Of<CatalogRecord<float>>(5, isLight: false, isDoublePrecision: false),
        HaloLayout<CatalogHalo>.Of<LightCatalogRecord<float>>(5, isLight: true, isDoublePrecision: false),
        HaloLayout<CatalogHalo>.Of<CatalogRecord<double>>(5, isLight: false, isDoublePrecision: true),
        HaloLayout<CatalogHalo>.Of<LightCatalogRecord<double>>(5, isLight: true, isDoublePrecision: true),
    ];

    private static readonly HaloLayout<CatalogHalo>[] LayoutsV4 =
    [
        HaloLayout<CatalogHalo>.Of<CatalogRecordV4<float>>(4, isLight: false, isDoublePrecision: false),
        HaloLayout<CatalogHalo>.Of<CatalogRecordV4<double>>(4, isLight: false, isDoublePrecision: true),
    ];

    private CatalogReader(string file, HaloSource<CatalogHalo> source)
        : base(file, source)
    {
    }

    /// <summary>Opens a catalogue.</summary>
    /// <param name="path">The file; one of several if the run wrote several.</param>
    /// <param name="units">The units that the run's parameter file says.</param>
    /// <exception cref="InvalidInputException">The file cannot be opened or does not begin as a catalogue.</exception>
    public static CatalogReader Open(string path, FileUnits units)
    {
        BinaryInput input = BinaryInput.Open(path);
        try
        {
            if (input.AtEnd) throw input.Damaged(0, "the file is empty");
            if (!HaloFileHeader.IsBinary(input))
            {
                input.Dispose();
                return new CatalogReader(
                    path, new AsciiHaloSource<CatalogHalo>(TextInput.Open(path), Parse, units.ToH, FullColumns, LightColumns));
            }

            input.TakeMarker(2 * sizeof(int), "the header");
            int tasks = input.TakeInt32("the header");
            if (tasks <= 0) throw input.Damaged(
                input.Position - sizeof(int), "the number of tasks is not positive", $"{tasks}", "1 or more");
            HaloLayout<CatalogHalo>? layout = null;
            if (HaloFileHeader.PeekMarker(input) is > 0 and <= MostSlicesOfV4) input.TakeInt32("the header");
            else layout = HaloFileHeader.TakeLayout(input, Layouts);
            input.TakeMarker(2 * sizeof(int), "the header");
            return new CatalogReader(path, layout is null
                ? new SingleRecordHaloSource<CatalogHalo>(input, LayoutsV4, units.ToH, tasks)
                : new BinaryHaloSource<CatalogHalo>(input, layout, units.ToH, tasks, emptyBlocksHaveMarkers: false));
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    internal static HaloLayout<CatalogHalo> LayoutOf(HaloFileFormat format) => HaloFileHeader.LayoutOf(format, [.. Layouts, .. LayoutsV4]);

    private protected override bool IsPossible(in CatalogHalo halo, HaloFileFormat format)
    {
        double sum = halo.X + halo.Y + halo.Z + halo.VelocityX + halo.VelocityY + halo.VelocityZ
            + halo.LagrangianX + halo.LagrangianY + halo.LagrangianZ;
        return halo.Mass > 0 && halo.Particles >= 0 && double.IsFinite(halo.Mass + sum);
    }

    private static CatalogHalo Parse(ref TextFields fields, bool isLight, double toH) => new(
        fields.TakeUInt64(),
        fields.TakeDouble() * toH,
        fields.TakeDouble() * toH,
        fields.TakeDouble() * toH,
        fields.TakeDouble() * toH,
        fields.TakeDouble() * toH,
        fields.TakeDouble() * toH,
        fields.TakeDouble() * toH,
        fields.TakeDouble(),
        fields.TakeDouble(),
        fields.TakeDouble(),
        isLight ? 0 : fields.TakeInt32());
}
