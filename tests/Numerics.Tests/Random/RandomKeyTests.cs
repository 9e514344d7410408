namespace Orchestrator.Numerics.Tests;

public sealed class RandomKeyTests
{
    private static readonly RandomKey Key = new(20200428, RandomPurpose.PhotometricRedshift, 123, 4);

    [Fact]
    public void For_AnyFields_PlacesThemInTheCounterAsDocumented()
    {
        const ulong Seed = 0x1122334455667788, Object = 0x99AABBCCDDEEFF00;
        RandomStream stream = new RandomKey(Seed, RandomPurpose.Mask, 0xABCDEF, 0x1234).For(Object, draw: 0x5678);

        uint purpose = (uint)RandomPurpose.Mask << 24;
        var block = Philox4x32.Block((0xDDEEFF00, 0x99AABBCC, 0x12345678, purpose | 0xABCDEF), (0x55667788, 0x11223344));
        Assert.Equal((block.Word0, block.Word1, block.Word2, block.Word3),
            (stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32()));
        var next = Philox4x32.Block((0xDDEEFF00, 0x99AABBCC, 0x12345679, purpose | 0xABCDEF), (0x55667788, 0x11223344));
        Assert.Equal(next.Word0, stream.NextUInt32());
    }

    [Fact]
    public void Constructor_LargestFields_IsAccepted()
    {
        var key = new RandomKey(ulong.MaxValue, (RandomPurpose)255, (1 << 24) - 1, (1 << 16) - 1);
        Assert.Equal((1 << 24) - 1, key.Simulation);
        Assert.Equal((1 << 16) - 1, key.Realisation);
    }

    [Theory]
    [InlineData(RandomPurpose.None, 0, 0)]
    [InlineData(RandomPurpose.Mask, -1, 0)]
    [InlineData(RandomPurpose.Mask, 1 << 24, 0)]
    [InlineData(RandomPurpose.Mask, 0, -1)]
    [InlineData(RandomPurpose.Mask, 0, 1 << 16)]
    public void Constructor_FieldBeyondItsBits_Throws(RandomPurpose purpose, int simulation, int realisation)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new RandomKey(1, purpose, simulation, realisation));

    [Theory]
    [InlineData(-1)]
    [InlineData(1 << 16)]
    public void For_DrawBeyondItsBits_Throws(int draw)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Key.For(1, draw));
        Assert.Throws<ArgumentOutOfRangeException>(() => Key.FillUniform([1], draw, new double[1]));
    }

    [Fact]
    public void For_DefaultKey_Throws() => Assert.Throws<InvalidOperationException>(() => default(RandomKey).For(1));

    [Fact]
    public void FillUniform_TooLittleRoom_Throws()
    {
        Assert.Throws<ArgumentException>(() => Key.FillUniform([1, 2], 0, new double[1]));
        Assert.Throws<ArgumentException>(() => Key.FillNormal([1, 2], 0, new double[1]));
    }

    [Fact]
    public void Streams_KeysThatDifferInOneField_AreNotCorrelated()
    {
        const int Count = 100_000;
        ulong[] objects = new ulong[Count], shifted = new ulong[Count];
        for (int i = 0; i < Count; i++) (objects[i], shifted[i]) = ((ulong)i, (ulong)i + (1UL << 32));
        double[] first = Uniform(Key, objects);
        double[][] others =
        [
            Uniform(new RandomKey(Key.Seed ^ 1, Key.Purpose, Key.Simulation, Key.Realisation), objects),
            Uniform(new RandomKey(Key.Seed, RandomPurpose.Selection, Key.Simulation, Key.Realisation), objects),
            Uniform(new RandomKey(Key.Seed, Key.Purpose, Key.Simulation + 1, Key.Realisation), objects),
            Uniform(new RandomKey(Key.Seed, Key.Purpose, Key.Simulation, Key.Realisation + 1), objects),
            Uniform(Key, objects, draw: 1),
            Uniform(Key, shifted),
        ];
        foreach (double[] other in others)
        {
            // 4.06 standard deviations: two-sided significance 5e-5.
            double correlation = GoodnessOfFit.Correlation(first, other);
            Assert.InRange(correlation, -4.06 / Math.Sqrt(Count), 4.06 / Math.Sqrt(Count));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Draws_AnyNumberOfThreads_AreTheSameBytes(int threads)
    {
        const int Count = 20_000;
        double[] alone = new double[Count], together = new double[Count];
        for (int i = Count - 1; i >= 0; i--) alone[i] = Draw(i);
        Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => together[i] = Draw(i));
        Assert.Equal(Array.ConvertAll(alone, BitConverter.DoubleToInt64Bits), Array.ConvertAll(together, BitConverter.DoubleToInt64Bits));

        static double Draw(int i)
        {
            RandomStream stream = Key.For(RandomObject.Of((ulong)i, 1));
            return stream.NextNormal() + stream.NextPoisson(0.01 * i) + stream.NextUniform();
        }
    }

    [Fact]
    public void Shuffle_MoreItemsThanAStreamHasWords_KeepsThemAll()
    {
        int[] items = [.. Enumerable.Range(0, 300_000)];
        Key.Shuffle(items.AsSpan());
        Assert.NotEqual(Enumerable.Range(0, 300_000), items);
        Array.Sort(items);
        Assert.Equal(Enumerable.Range(0, 300_000), items);
    }

    private static double[] Uniform(RandomKey key, ulong[] objects, int draw = 0)
    {
        double[] numbers = new double[objects.Length];
        key.FillUniform(objects, draw, numbers);
        return numbers;
    }
}
