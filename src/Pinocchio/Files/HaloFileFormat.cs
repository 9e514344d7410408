namespace Orchestrator.Pinocchio;

/// <summary>How a catalogue, cone or histories file is written.</summary>
/// <param name="IsBinary">Binary records rather than ascii columns.</param>
/// <param name="Version">Major version of the program whose records these are: 4 or 5. Ascii files are the same in both.</param>
/// <param name="IsLight">Written by a build with LIGHT_OUTPUT, which leaves columns out.</param>
/// <param name="IsDoublePrecision">Floating-point numbers have eight bytes.</param>
public sealed record HaloFileFormat(bool IsBinary, int Version, bool IsLight, bool IsDoublePrecision)
{
    /// <summary>Ascii with all columns.</summary>
    public static HaloFileFormat Ascii { get; } = new(false, 5, false, false);

    /// <summary>Ascii of a LIGHT_OUTPUT build.</summary>
    public static HaloFileFormat AsciiLight { get; } = Ascii with { IsLight = true };

    /// <summary>Binary of V5.1, all columns, single precision: what the program writes by default.</summary>
    public static HaloFileFormat Binary { get; } = new(true, 5, false, false);

    /// <summary>Binary of V5.1 from a LIGHT_OUTPUT build.</summary>
    public static HaloFileFormat BinaryLight { get; } = Binary with { IsLight = true };

    /// <summary>In words, as <c>binary V5 light</c>.</summary>
    public override string ToString() =>
        $"{(IsBinary ? $"binary V{Version}" : "ascii")}{(IsLight ? " light" : "")}{(IsDoublePrecision ? " double precision" : "")}";
}
