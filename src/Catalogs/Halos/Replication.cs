namespace Orchestrator.Catalogs;

/// <summary>
/// Which periodic copy of the simulation box an object lies in: the copy is shifted by (I, J, K) box sides along the box axes.
/// </summary>
/// <remarks>
/// <see cref="Code"/> packs the shift into 30 bits (10 a direction, two's complement, I highest), so that (halo id, code) names one object
/// of a light cone. <c>default</c> is the box itself, code 0.
/// </remarks>
public readonly record struct Replication
{
    /// <summary>Smallest shift in any direction, in box sides.</summary>
    public const int Minimum = -512;

    /// <summary>Largest shift in any direction, in box sides.</summary>
    public const int Maximum = 511;

    private const int Bits = 10;
    private const int Mask = (1 << Bits) - 1;

    /// <summary>Names a copy by its shift.</summary>
    /// <param name="i">Shift along the box's x axis, in box sides, -512 to 511.</param>
    /// <param name="j">Shift along the box's y axis, in box sides, -512 to 511.</param>
    /// <param name="k">Shift along the box's z axis, in box sides, -512 to 511.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shift does not fit into 10 bits.</exception>
    public Replication(int i, int j, int k)
    {
        Check(i, nameof(i));
        Check(j, nameof(j));
        Check(k, nameof(k));
        (I, J, K) = (i, j, k);
    }

    /// <summary>Shift along the box's x axis, in box sides.</summary>
    public int I { get; }

    /// <summary>Shift along the box's y axis, in box sides.</summary>
    public int J { get; }

    /// <summary>Shift along the box's z axis, in box sides.</summary>
    public int K { get; }

    /// <summary>The shift packed into 30 bits; 0 to 2^30 - 1, 0 for the box itself.</summary>
    public int Code => ((I & Mask) << (2 * Bits)) | ((J & Mask) << Bits) | (K & Mask);

    /// <summary>Undoes <see cref="Code"/>.</summary>
    /// <param name="code">A packed shift, 0 to 2^30 - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="code"/> is not a packed shift.</exception>
    public static Replication FromCode(int code)
    {
        if (code is < 0 or >= 1 << (3 * Bits)) throw new ArgumentOutOfRangeException(nameof(code), code, "a packed shift is 0 to 2^30 - 1");
        return new Replication(SignExtended(code >> (2 * Bits)), SignExtended(code >> Bits), SignExtended(code));
    }

    /// <summary>The shift as <c>(i, j, k)</c>.</summary>
    public override string ToString() => $"({I}, {J}, {K})";

    private static int SignExtended(int field) => field << (32 - Bits) >> (32 - Bits);

    private static void Check(int shift, string name)
    {
        if (shift is < Minimum or > Maximum)
            throw new ArgumentOutOfRangeException(name, shift, $"a shift is {Minimum} to {Maximum} box sides");
    }
}
