using Orchestrator.Cosmology;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class EngineMemoryTests
{
    private static readonly double[] Today = [0.0];

    private static RunParameters Parameters(int grid, double spacing) => new()
    {
        RunFlag = "memory",
        BoxSize = grid * spacing,
        GridSize = grid,
        RandomSeed = 3,
        Cosmology = new CosmologyParameters { OmegaM = 0.3158, OmegaB = 0.0494, H = 0.6732, NS = 0.9661, Sigma8 = 0.812 },
    };

    [Fact]
    public void Forecast_Of512CubedWithACone_FitsIntoA24GigabyteMachineAt110BytesAParticle()
    {
        RunParameters run = Parameters(512, 2.0) with { Cone = new ConeParameters(1.0, 0.0, 10.0) { Vertex = (0, 0, 0), Axis = (1, 1, 1) } };
        EngineMemory forecast = EngineMemory.Forecast(run, [2.0, 1.0, 0.5, 0.0]);
        Assert.InRange(forecast.Peak, 40L * 512 * 512 * 512, 110L * 512 * 512 * 512);
        Assert.Equal(Math.Max(forecast.CollapseTimes, Math.Max(forecast.Displacements, forecast.Fragmentation)), forecast.Peak);
    }

    /// <summary>At the resolution where nearly everything collapses a particle still takes no more than 110 bytes.</summary>
    [Theory]
    [InlineData(0.15)]
    [InlineData(0.5)]
    [InlineData(2.0)]
    [InlineData(8.0)]
    public void Forecast_OfAnyResolution_StaysBelow110BytesAParticle(double spacing) =>
        Assert.InRange(EngineMemory.Forecast(Parameters(512, spacing), Today).Peak, 40L * 512 * 512 * 512, 110L * 512 * 512 * 512);

    [Theory]
    [InlineData(0.25)]
    [InlineData(1.0)]
    [InlineData(4.0)]
    [InlineData(12.0)]
    public void CollapsedShareAndPeaks_OfRuns_StayBelowTheForecasts(double spacing)
    {
        RunParameters run = Parameters(32, spacing);
        EngineResult result = PinocchioEngine.Run(run, Today, cancellation: TestContext.Current.CancellationToken);
        EngineInputs inputs = EngineInputs.Of(run, Today, new EngineOptions());
        const double particles = 32.0 * 32.0 * 32.0;
        double forecast = EngineMemory.CollapsedShare(EngineMemory.Contrast(run, 0.0, inputs)) + 0.03;
        Assert.InRange(result.CollapsedParticles / particles, forecast - 0.1, forecast);
        Assert.InRange(result.Peaks / particles, 0.0, 0.065);
    }

    [Fact]
    public void Forecast_GrowsWithWhatIsAskedFor()
    {
        RunParameters run = Parameters(64, 2.0);
        long plain = EngineMemory.Forecast(run, Today).Peak;
        Assert.True(EngineMemory.Forecast(run with { WithLptSnapshot = true }, Today).Peak > plain + 50L * 64 * 64 * 64, "the snapshot is forgotten");
        Assert.True(
            EngineMemory.Forecast(run, Today, new EngineOptions { MatterDensity = new MatterMesh(256) }).Peak > plain + 8L * 256 * 256 * 256,
            "the mesh is forgotten");
        var whole = new ConeParameters(2.0, 0.0, 180.0) { Vertex = (0, 0, 0), Axis = (0, 0, 1) };
        Assert.True(EngineMemory.Forecast(run with { Cone = whole }, Today).Peak > plain + 1_000_000_000L, "the cone is forgotten");
        Assert.True(EngineMemory.Forecast(run, [3.0]).Peak < plain, "fewer particles collapse by z = 3");
    }

    [Fact]
    public void Run_ThatNeedsMoreThanThereIs_IsRefusedWithBothNumbers()
    {
        var options = new EngineOptions { AvailableMemory = 50_000_000 };
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(
            () => PinocchioEngine.Run(Parameters(64, 2.0), Today, options, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal("GridSize", refusal.Key);
        Assert.Contains("50 MB", refusal.Message);
    }
}
