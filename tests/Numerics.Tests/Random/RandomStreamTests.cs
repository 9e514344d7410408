namespace Orchestrator.Numerics.Tests;

public sealed class RandomStreamTests
{
    private static readonly RandomKey Key = new(20200428, RandomPurpose.SatellitePosition, 7, 1);

    // Any change here changes every mock: it needs a new version of the stages, not new numbers.
    [Fact]
    public void Draws_FixedKey_AreTheNumbersTheyAlwaysWere()
    {
        RandomStream stream = Key.For(RandomObject.Of(1234567890123, 42, 3));
        Assert.Equal(1811401154u, stream.NextUInt32());
        Assert.Equal(18071969566562695581ul, stream.NextUInt64());
        Assert.Equal(0.13481495356013806, stream.NextUniform());
        Assert.Equal(-0.6466418899230425, stream.NextNormal());
        Assert.Equal(4, stream.NextPoisson(3.5));
        Assert.Equal(998547, stream.NextPoisson(1e6));
        Assert.Equal(1, stream.NextBinomial(100, 0.03));
        Assert.Equal(299860, stream.NextBinomial(1_000_000, 0.3));
        Assert.Equal(351, stream.NextInt(1000));
        int[] items = [0, 1, 2, 3, 4, 5, 6, 7];
        stream.Shuffle<int>(items);
        Assert.Equal(new[] { 0, 4, 3, 7, 1, 6, 5, 2 }, items);
    }

    [Fact]
    public void NextUInt64_AfterOneWord_BeginsAtTheNextPair()
    {
        RandomStream words = Key.For(5), mixed = Key.For(5);
        uint[] w = [.. Enumerable.Range(0, 8).Select(_ => words.NextUInt32())];
        Assert.Equal(w[0], mixed.NextUInt32());
        Assert.Equal(((ulong)w[3] << 32) | w[2], mixed.NextUInt64());
        Assert.Equal(((ulong)w[5] << 32) | w[4], mixed.NextUInt64());
        Assert.Equal(w[6], mixed.NextUInt32());
        Assert.Equal(w[7], mixed.NextUInt32());
    }

    [Fact]
    public void NextUInt64_AfterThreeWords_BeginsAtTheNextBlock()
    {
        RandomStream words = Key.For(5), mixed = Key.For(5);
        uint[] w = [.. Enumerable.Range(0, 8).Select(_ => words.NextUInt32())];
        for (int i = 0; i < 3; i++) mixed.NextUInt32();
        Assert.Equal(((ulong)w[5] << 32) | w[4], mixed.NextUInt64());
    }

    [Fact]
    public void For_LaterDraw_IsTheSameStreamFurtherOn()
    {
        RandomStream fromStart = Key.For(9), later = Key.For(9, draw: 3);
        for (int i = 0; i < 12; i++) fromStart.NextUInt32();
        Assert.Equal(later.NextUInt64(), fromStart.NextUInt64());
    }

    [Fact]
    public void NextUInt32_BeyondTheLastBlock_ThrowsInsteadOfWrapping()
    {
        RandomStream stream = Key.For(9, draw: RandomKey.MaximumDraws - 1);
        for (int i = 0; i < 4; i++) stream.NextUInt32();
        Assert.Throws<InvalidOperationException>(() => stream.NextUInt32());
        Assert.Throws<InvalidOperationException>(() => stream.NextUInt32());
    }

    [Fact]
    public void NextUInt32_WholeStream_HasItsBlocks()
    {
        RandomStream stream = Key.For(9);
        for (int i = 0; i < 4 * RandomKey.MaximumDraws; i++) stream.NextUInt32();
        Assert.Throws<InvalidOperationException>(() => stream.NextUInt64());
    }

    [Fact]
    public void NextUInt32_DefaultStream_Throws() => Assert.Throws<InvalidOperationException>(() => default(RandomStream).NextUInt32());

    [Fact]
    public void ToUniform_ExtremeBits_StaysInsideTheOpenInterval()
    {
        Assert.Equal(Math.ScaleB(1, -53), RandomStream.ToUniform(0));
        Assert.Equal(1 - Math.ScaleB(1, -53), RandomStream.ToUniform(ulong.MaxValue));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(2e15)]
    public void NextPoisson_MeanOutOfRange_Throws(double mean)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Key.For(1).NextPoisson(mean));

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData((1L << 53) + 1, 0.5)]
    [InlineData(10, -0.1)]
    [InlineData(10, 1.1)]
    [InlineData(10, double.NaN)]
    public void NextBinomial_ArgumentOutOfRange_Throws(long n, double p)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Key.For(1).NextBinomial(n, p));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void NextInt_BoundNotPositive_Throws(int bound) => Assert.Throws<ArgumentOutOfRangeException>(() => Key.For(1).NextInt(bound));

    [Fact]
    public void Draws_DegenerateParameters_AreCertain()
    {
        RandomStream stream = Key.For(1);
        Assert.Equal(0, stream.NextPoisson(0));
        Assert.Equal(0, stream.NextBinomial(0, 0.5));
        Assert.Equal(0, stream.NextBinomial(10, 0));
        Assert.Equal(10, stream.NextBinomial(10, 1));
        Assert.Equal(0, stream.NextInt(1));
    }
}
