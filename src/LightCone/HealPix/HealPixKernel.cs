using System.Numerics;
using System.Runtime.CompilerServices;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>Pixels of many directions, a vector of them at a time.</summary>
/// <remarks>
/// The arithmetic of <see cref="HealPixPosition"/> operation by operation, so that the numbers are the same; both branches, belt and cap,
/// are computed and one is taken.
/// Whole numbers are kept in doubles, which is exact while 12 nside^2 is below 2^53; larger resolutions go one by one.
/// </remarks>
internal static class HealPixKernel
{
    private const int Chunk = 512;
    private const int LargestExact = 1 << 24;

    internal static void IndexOf(HealPixGrid grid, ReadOnlySpan<double> rightAscension, ReadOnlySpan<double> declination, Span<long> pixels)
    {
        if (grid.Nside > LargestExact)
        {
            for (int i = 0; i < pixels.Length; i++)
                pixels[i] = grid.IndexOf(rightAscension[i], declination[i]);
            return;
        }
        Span<double> buffer = stackalloc double[Chunk * 4];
        Columns columns = new(buffer[..Chunk], buffer.Slice(Chunk, Chunk), buffer.Slice(2 * Chunk, Chunk), buffer.Slice(3 * Chunk, Chunk));
        for (int start = 0; start < pixels.Length; start += Chunk)
        {
            int count = Math.Min(Chunk, pixels.Length - start);
            Prepare(rightAscension.Slice(start, count), declination.Slice(start, count), columns);
            if (grid.Ordering == HealPixOrdering.Ring)
                Ring(grid.Nside, columns, pixels.Slice(start, count));
            else
                Nested(grid.Nside, columns, pixels.Slice(start, count));
        }
    }

    // Quarters, sines of latitude and cosines for a chunk; what lies beyond its end is left from before and harmless.
    private static void Prepare(ReadOnlySpan<double> rightAscension, ReadOnlySpan<double> declination, Columns columns)
    {
        Span<double> latitudes = columns.Latitudes;
        for (int i = 0; i < declination.Length; i++)
        {
            double ra = rightAscension[i];
            double dec = declination[i];
            if (!(Math.Abs(dec) <= 90) || !double.IsFinite(ra))
                HealPixGrid.CheckDirection(ra, dec);
            double quarters = ra / 90;
            quarters -= 4 * Math.Floor(quarters * 0.25);
            columns.Quarters[i] = quarters >= 4 ? 0 : quarters;
            latitudes[i] = dec * Degrees.InRadians;
        }
        PortableMath.SinCos(latitudes[..declination.Length], columns.Sines[..declination.Length], columns.Cosines[..declination.Length]);
    }

    private static void Ring(int nside, Columns columns, Span<long> pixels)
    {
        Vector<double> n = new(nside);
        Vector<double> four = n * 4;
        Vector<double> caps = new(2.0 * nside * (nside - 1.0));
        Vector<double> total = new(12.0 * nside * nside);
        Span<long> tail = stackalloc long[Vector<long>.Count];
        for (int i = 0; i < pixels.Length; i += Vector<double>.Count)
        {
            Vector<double> quarters = new(columns.Quarters[i..]);
            Vector<double> sine = new(columns.Sines[i..]);
            Vector<double> height = Vector.Abs(sine);

            (Vector<double> rising, Vector<double> falling) = BeltLines(n, quarters, sine);
            Vector<double> ring = rising - falling + n;
            Vector<double> parity = ring - (2 * Vector.Floor(ring * 0.5));
            Vector<double> place = Vector.Floor((rising + falling - n + parity + Vector<double>.One) * 0.5);
            place -= Vector.ConditionalSelect(Vector.GreaterThanOrEqual(place, four), four, Vector<double>.Zero);
            Vector<double> belt = caps + (ring * four) + place;

            Vector<double> fraction = quarters - Vector.Floor(quarters);
            Vector<double> fromPole = FromPole(n, height, new(columns.Cosines[i..]));
            Vector<double> capRing = Vector.Floor(fraction * fromPole) + Vector.Floor((Vector<double>.One - fraction) * fromPole)
                + Vector<double>.One;
            Vector<double> inRing = Vector.Min(Vector.Floor(quarters * capRing), (capRing * 4) - Vector<double>.One);
            Vector<double> north = (2 * capRing * (capRing - Vector<double>.One)) + inRing;
            Vector<double> south = total - (2 * capRing * (capRing + Vector<double>.One)) + inRing;
            Vector<double> cap = Vector.ConditionalSelect(Vector.GreaterThan(sine, Vector<double>.Zero), north, south);

            Vector<double> pixel = Vector.ConditionalSelect(IsBelt(height), belt, cap);
            Store(Vector.ConvertToInt64(pixel), pixels, i, tail);
        }
    }

    private static void Nested(int nside, Columns columns, Span<long> pixels)
    {
        int order = BitOperations.Log2((uint)nside);
        Vector<double> n = new(nside);
        Vector<double> inverse = new(1.0 / nside);
        Vector<double> last = n - Vector<double>.One;
        Span<long> faces = stackalloc long[Vector<long>.Count];
        Span<long> xs = stackalloc long[Vector<long>.Count];
        Span<long> ys = stackalloc long[Vector<long>.Count];
        for (int i = 0; i < pixels.Length; i += Vector<double>.Count)
        {
            Vector<double> quarters = new(columns.Quarters[i..]);
            Vector<double> sine = new(columns.Sines[i..]);
            Vector<double> height = Vector.Abs(sine);
            Vector<long> northern = Vector.GreaterThan(sine, Vector<double>.Zero);

            (Vector<double> rising, Vector<double> falling) = BeltLines(n, quarters, sine);
            Vector<double> risingFace = Vector.Floor(rising * inverse);
            Vector<double> fallingFace = Vector.Floor(falling * inverse);
            Vector<double> beltY = last - (rising - (risingFace * n));
            Vector<double> beltX = falling - (fallingFace * n);
            Vector<double> equator = new Vector<double>(4) + (risingFace - (4 * Vector.Floor(risingFace * 0.25)));
            Vector<double> beltFace = Vector.ConditionalSelect(
                Vector.Equals(risingFace, fallingFace),
                equator,
                Vector.ConditionalSelect(Vector.LessThan(risingFace, fallingFace), risingFace, fallingFace + new Vector<double>(8)));

            Vector<double> quarter = Vector.Floor(quarters);
            Vector<double> fraction = quarters - quarter;
            Vector<double> fromPole = FromPole(n, height, new(columns.Cosines[i..]));
            Vector<double> right = Vector.Min(last, Vector.Floor(fraction * fromPole));
            Vector<double> left = Vector.Min(last, Vector.Floor((Vector<double>.One - fraction) * fromPole));
            Vector<double> capX = Vector.ConditionalSelect(northern, last - left, right);
            Vector<double> capY = Vector.ConditionalSelect(northern, last - right, left);
            Vector<double> capFace = quarter + Vector.ConditionalSelect(northern, Vector<double>.Zero, new Vector<double>(8));

            Vector<long> isBelt = IsBelt(height);
            Vector.ConvertToInt64(Vector.ConditionalSelect(isBelt, beltFace, capFace)).CopyTo(faces);
            Vector.ConvertToInt64(Vector.ConditionalSelect(isBelt, beltX, capX)).CopyTo(xs);
            Vector.ConvertToInt64(Vector.ConditionalSelect(isBelt, beltY, capY)).CopyTo(ys);
            int count = Math.Min(Vector<long>.Count, pixels.Length - i);
            for (int lane = 0; lane < count; lane++)
                pixels[i + lane] = (faces[lane] << (2 * order)) | (long)(
                    HealPixFacePlace.Spread((uint)xs[lane]) | (HealPixFacePlace.Spread((uint)ys[lane]) << 1));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<long> IsBelt(Vector<double> height) =>
        Vector.LessThanOrEqual(height, new Vector<double>(HealPixPosition.EquatorialHeight));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<double> Rising, Vector<double> Falling) BeltLines(Vector<double> n, Vector<double> quarters, Vector<double> sine)
    {
        Vector<double> along = n * (new Vector<double>(0.5) + quarters);
        Vector<double> across = n * (sine * 0.75);
        return (Vector.Floor(along - across), Vector.Floor(along + across));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> FromPole(Vector<double> n, Vector<double> height, Vector<double> cosine) =>
        n * (Vector.Abs(cosine) * HealPixPosition.SquareRootOfThree / Vector.SquareRoot(Vector<double>.One + height));

    private static void Store(Vector<long> values, Span<long> pixels, int start, Span<long> tail)
    {
        if (pixels.Length - start >= Vector<long>.Count)
        {
            values.CopyTo(pixels[start..]);
            return;
        }
        values.CopyTo(tail);
        tail[..(pixels.Length - start)].CopyTo(pixels[start..]);
    }

    private readonly ref struct Columns(Span<double> quarters, Span<double> sines, Span<double> cosines, Span<double> latitudes)
    {
        internal Span<double> Quarters { get; } = quarters;

        internal Span<double> Sines { get; } = sines;

        internal Span<double> Cosines { get; } = cosines;

        internal Span<double> Latitudes { get; } = latitudes;
    }
}
