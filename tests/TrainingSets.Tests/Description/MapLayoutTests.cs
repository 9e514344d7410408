using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets.Tests.Description;

public sealed class MapLayoutTests
{
    [Theory]
    [InlineData(6, 512, MapElementType.Float32, 6)] // 6 MiB: one chunk a sample
    [InlineData(8, 512, MapElementType.Float32, 8)] // exactly 8 MiB
    [InlineData(9, 512, MapElementType.Float32, 3)] // 9 MiB: three chunks of three slices
    [InlineData(6, 1024, MapElementType.Float32, 2)]
    [InlineData(6, 1024, MapElementType.UInt16, 3)]
    [InlineData(7, 1024, MapElementType.Float32, 1)]
    public void ChunkSlices_AnyLayout_IsTheLargestDivisorWithinEightMebibytes(int slices, int pixels, MapElementType type, int expected) =>
        Assert.Equal(expected, new MapLayout(slices, pixels, pixels, type).ChunkSlices);

    [Fact]
    public void Validate_SliceLargerThanAChunk_GivesTheArithmetic()
    {
        var error = Assert.Throws<InvalidInputException>(() => new MapLayout(6, 2048, 2048).Validate());

        Assert.Equal("maps.pixels", error.Key);
        Assert.Contains("2048 x 2048 pixels of 4 bytes is 16777216 bytes, more than the 8388608 bytes (8 MiB)", error.Message);
        Assert.Contains("at most 1448 pixels", error.Message);
    }

    [Fact]
    public void Validate_NoSlices_IsRefused() => Assert.Equal("maps.slices", Assert.Throws<InvalidInputException>(() => new MapLayout(0, 8, 8).Validate()).Key);
}
