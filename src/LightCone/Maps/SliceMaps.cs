using Orchestrator.Catalogs;

namespace Orchestrator.LightCone;

/// <summary>Maps of galaxy counts: one map a redshift slice, one number a pixel.</summary>
/// <remarks>
/// A galaxy is counted if its direction lies in the grid's field and its redshift in a slice; the sum of the maps is the number of
/// galaxies counted.
/// Counts are whole numbers held as float32 (exact to 2^24 a pixel). Adding is not safe from several threads at once.
/// </remarks>
public sealed class SliceMaps
{
    private const int Chunk = 1024;
    private readonly float[] counts;
    private readonly long[] galaxies;

    /// <summary>Empty maps.</summary>
    /// <param name="grid">The pixels.</param>
    /// <param name="slices">The redshift slices.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maps together have more than 2^31 - 1 pixels.</exception>
    public SliceMaps(MapGrid grid, RedshiftSlices slices)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(slices);
        long length = (long)slices.Count * grid.PixelCount;
        if (length > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(grid), grid.Pixels,
                $"{slices.Count} maps of {grid.Pixels} x {grid.Pixels} pixels do not fit into one array.");
        Grid = grid;
        Slices = slices;
        counts = new float[length];
        galaxies = new long[slices.Count];
    }

    /// <summary>The pixels of each map.</summary>
    public MapGrid Grid { get; }

    /// <summary>The redshift slices.</summary>
    public RedshiftSlices Slices { get; }

    /// <summary>All counts as [slice, y, x], x fastest; y grows north, x towards larger right ascension.</summary>
    public ReadOnlySpan<float> Counts => counts;

    /// <summary>Galaxies counted in all slices: the sum of <see cref="Counts"/>.</summary>
    public long Galaxies
    {
        get
        {
            long sum = 0;
            foreach (long inSlice in galaxies)
                sum += inSlice;
            return sum;
        }
    }

    /// <summary>Galaxies counted in each slice.</summary>
    public ReadOnlySpan<long> GalaxiesBySlice => galaxies;

    /// <summary>The map of one slice as [y, x], x fastest.</summary>
    /// <param name="slice">Index of the slice.</param>
    public ReadOnlySpan<float> Map(int slice)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slice);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slice, Slices.Count);
        return counts.AsSpan(slice * Grid.PixelCount, Grid.PixelCount);
    }

    /// <summary>Counts all galaxies of a table that lie in the field and in a slice.</summary>
    /// <param name="rightAscension">Right ascensions in degrees.</param>
    /// <param name="declination">Declinations in degrees.</param>
    /// <param name="redshift">The redshift to slice by: the estimated one for maps that are to look like data.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void Add(ReadOnlySpan<double> rightAscension, ReadOnlySpan<double> declination, ReadOnlySpan<double> redshift) =>
        Add(rightAscension, declination, redshift, [], KeepFlags.None);

    /// <summary>Counts those galaxies of a table that the effects in force keep and that lie in the field and in a slice.</summary>
    /// <param name="rightAscension">Right ascensions in degrees.</param>
    /// <param name="declination">Declinations in degrees.</param>
    /// <param name="redshift">The redshift to slice by.</param>
    /// <param name="keep">Which effects keep each galaxy.</param>
    /// <param name="required">The effects that must keep a galaxy for it to be counted; <see cref="KeepFlags.All"/> for an observed map,
    /// fewer for a map with some effects switched off.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void Add(ReadOnlySpan<double> rightAscension, ReadOnlySpan<double> declination, ReadOnlySpan<double> redshift,
        ReadOnlySpan<KeepFlags> keep, KeepFlags required)
    {
        SpanLengths.MustAgree(rightAscension.Length, declination.Length, redshift.Length,
            required == KeepFlags.None ? redshift.Length : keep.Length);
        Span<int> pixels = stackalloc int[Chunk];
        for (int start = 0; start < redshift.Length; start += Chunk)
        {
            int length = Math.Min(Chunk, redshift.Length - start);
            Grid.IndexOf(rightAscension.Slice(start, length), declination.Slice(start, length), pixels[..length]);
            for (int i = 0; i < length; i++)
            {
                if (pixels[i] < 0 || (required != KeepFlags.None && (keep[start + i] & required) != required))
                    continue;
                int slice = Slices.IndexOf(redshift[start + i]);
                if (slice < 0)
                    continue;
                counts[(slice * Grid.PixelCount) + pixels[i]]++;
                galaxies[slice]++;
            }
        }
    }
}
