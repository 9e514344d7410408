namespace Orchestrator.Numerics;

/// <content>Numbers for many objects at once.</content>
public readonly partial record struct RandomKey
{
    private const int Chunk = 256;

    /// <summary>One uniform number for each object; the same bits as <c>For(object, draw).NextUniform()</c>.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="draw">The block of each object's stream, 0 to 2^16 - 1.</param>
    /// <param name="numbers">Where the numbers in (0, 1) go, at least as long as <paramref name="objects"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="numbers"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="draw"/> does not fit its bits.</exception>
    /// <exception cref="InvalidOperationException">This key is <c>default</c>.</exception>
    public void FillUniform(ReadOnlySpan<ulong> objects, int draw, Span<double> numbers)
    {
        CheckLength(objects, numbers);
        Span<ulong> first = stackalloc ulong[Chunk], second = stackalloc ulong[Chunk];
        for (int start = 0; start < objects.Length; start += Chunk)
        {
            int count = Math.Min(Chunk, objects.Length - start);
            Blocks(objects.Slice(start, count), draw, first, second);
            for (int i = 0; i < count; i++) numbers[start + i] = RandomStream.ToUniform(first[i]);
        }
    }

    /// <summary>One normal number for each object; the same bits as <c>For(object, draw).NextNormal()</c>.</summary>
    /// <param name="objects">The objects.</param>
    /// <param name="draw">The block of each object's stream, 0 to 2^16 - 1.</param>
    /// <param name="numbers">Where the numbers of mean 0 and variance 1 go, at least as long as <paramref name="objects"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="numbers"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="draw"/> does not fit its bits.</exception>
    /// <exception cref="InvalidOperationException">This key is <c>default</c>.</exception>
    public void FillNormal(ReadOnlySpan<ulong> objects, int draw, Span<double> numbers)
    {
        CheckLength(objects, numbers);
        Span<ulong> first = stackalloc ulong[Chunk], second = stackalloc ulong[Chunk];
        Span<double> radii = stackalloc double[Chunk], angles = stackalloc double[Chunk], sines = stackalloc double[Chunk];
        for (int start = 0; start < objects.Length; start += Chunk)
        {
            int count = Math.Min(Chunk, objects.Length - start);
            Blocks(objects.Slice(start, count), draw, first, second);
            for (int i = 0; i < count; i++)
            {
                radii[i] = RandomStream.ToUniform(first[i]);
                angles[i] = RandomStream.ToAngle(second[i]);
            }

            PortableMath.Log(radii[..count], radii);
            PortableMath.SinCos(angles[..count], sines, angles);
            for (int i = 0; i < count; i++) numbers[start + i] = Math.Sqrt(-2 * radii[i]) * angles[i];
        }
    }

    /// <summary>Puts the items into a random order, every order being equally likely (Fisher and Yates); any number of items.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="items">The items; each position draws as an object of its own.</param>
    /// <exception cref="InvalidOperationException">This key is <c>default</c>.</exception>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int chosen = For((ulong)last).NextInt(last + 1);
            (items[last], items[chosen]) = (items[chosen], items[last]);
        }
    }

    private static void CheckLength(ReadOnlySpan<ulong> objects, Span<double> numbers)
    {
        if (numbers.Length < objects.Length)
            throw new ArgumentException($"There are {objects.Length} objects and room for {numbers.Length} numbers.", nameof(numbers));
    }

    private void Blocks(ReadOnlySpan<ulong> objects, int draw, Span<ulong> first, Span<ulong> second)
        => Philox4x32.Blocks(objects, UpperCounter(draw), ((uint)Seed, (uint)(Seed >> 32)), first, second);
}
