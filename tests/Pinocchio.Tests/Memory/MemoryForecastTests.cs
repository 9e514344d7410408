using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

public sealed class MemoryForecastTests
{
    [Theory]
    [InlineData(128, 1, 180, 392)]
    [InlineData(128, 2, 180, 208)]
    [InlineData(128, 1, 200, 432)]
    [InlineData(128, 2, 200, 228)]
    [InlineData(128, 2, 150, 184)]
    [InlineData(256, 1, 180, 3047)]
    [InlineData(256, 2, 180, 1561)]
    public void MegaBytesPerRank_MeasuredRun_IsEnoughAndNotMuchMore(int grid, int ranks, double bytes, double measured) =>
        Assert.InRange(MemoryForecast.MegaBytesPerRank(grid, ranks, bytes), measured, 1.08 * measured);

    [Theory]
    [InlineData(1, false, 92)]
    [InlineData(2, false, 128)]
    [InlineData(3, false, 152)]
    [InlineData(3, true, 160)]
    public void FloorBytesPerParticle_Order_IsThatOfTheLogs(int order, bool snapshot, double bytes) =>
        Assert.Equal(bytes, MemoryForecast.FloorBytesPerParticle(order, snapshot));

    [Fact]
    public void Check_RunThatDoesNotFit_TellsTheRanksThatDo()
    {
        RunParameters parameters = RunParameters.From(ParameterFile.Parse(TestParameters.Text))
            with { GridSize = 1024, MemoryPerParticle = 180 };
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => MemoryForecast.Check(parameters, 64, 2000));
        Assert.Equal("ranks", error.Key);
        int sufficient = int.Parse(error.Allowed!.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        MemoryForecast.Check(parameters, sufficient, 2000);
        Assert.Throws<InvalidInputException>(() => MemoryForecast.Check(parameters, sufficient - 1, 2000));
    }
}
