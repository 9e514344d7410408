using System.IO.Compression;
using CsCheck;

namespace Orchestrator.CatalogFiles.Tests.Filters;

public sealed class ChunkEncoderTests
{
    [Fact]
    public void Shuffle_Vectorised_EqualsTheScalarLoop() =>
        Gen.Select(Gen.Int[0, 200], Gen.OneOf(Gen.Const(1), Gen.Const(2), Gen.Const(4), Gen.Const(8))).SelectMany((count, size) => Gen.Byte.Array[count * size].Select(data => (data, size))).Sample(sample =>
        {
            byte[] fast = new byte[sample.data.Length], plain = new byte[sample.data.Length];
            ByteShuffle.Shuffle(sample.data, fast, sample.size);
            ByteShuffle.ShuffleScalar(sample.data, plain, sample.size);
            Assert.Equal(plain, fast);
        });

    [Fact]
    public void Unshuffle_AfterShuffle_IsTheOriginal() =>
        Gen.Select(Gen.Int[0, 100], Gen.Int[1, 9]).SelectMany((count, size) => Gen.Byte.Array[count * size].Select(data => (data, size))).Sample(sample =>
        {
            byte[] shuffled = new byte[sample.data.Length], back = new byte[sample.data.Length];
            ByteShuffle.Shuffle(sample.data, shuffled, sample.size);
            ByteShuffle.Unshuffle(shuffled, back, sample.size);
            Assert.Equal(sample.data, back);
        });

    [Theory]
    [InlineData(ChunkCompressor.ZLib)]
    [InlineData(ChunkCompressor.LibDeflate)]
    [InlineData(ChunkCompressor.Automatic)]
    public void Encode_WithAnyCompressor_IsZlibOfTheShuffledBytes(ChunkCompressor compressor)
    {
        Assert.SkipWhen(compressor == ChunkCompressor.LibDeflate && !LibDeflate.IsAvailable, "libdeflate is not installed (apt-get install libdeflate0)");
        byte[] chunk = [.. Enumerable.Range(0, 40_000).Select(i => (byte)(i * i / 7))];
        byte[] shuffled = new byte[chunk.Length];
        ByteShuffle.ShuffleScalar(chunk, shuffled, 4);

        using var stream = new ZLibStream(new MemoryStream(ChunkEncoder.Encode(chunk, 4, compressor)), CompressionMode.Decompress);
        byte[] inflated = new byte[chunk.Length];
        stream.ReadExactly(inflated);

        Assert.Equal(shuffled, inflated);
        Assert.Equal(-1, stream.ReadByte());
    }
}
