using Orchestrator.Cosmology;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class EngineInputsTests
{
    private static readonly double[] Today = [0.0];

    private static RunParameters Parameters => new()
    {
        RunFlag = "inputs",
        BoxSize = 64,
        GridSize = 32,
        RandomSeed = 3,
        Cosmology = new CosmologyParameters { OmegaM = 0.3158, OmegaB = 0.0494, H = 0.6732, NS = 0.9661, Sigma8 = 0.812 },
    };

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(32 * 32 * 32 + 1)]
    public void MinHaloMass_OfMoreThanAllParticles_IsRefused(int minimum) =>
        AssertRefused("MinHaloMass", $"{minimum}", Parameters with { MinimumHaloParticles = minimum }, Today);

    [Theory]
    [InlineData(9000.0)]
    [InlineData(1e10)]
    public void Output_BeforeTheBackgroundBegins_IsRefused(double redshift) => AssertRefused("OutputList", $"{redshift:R}", Parameters, [redshift, 0.0]);

    [Fact]
    public void Snapshot_OfMoreCoordinatesThanAnArrayHolds_IsRefused() =>
        AssertRefused("WriteTimelessSnapshot", "895", Parameters with { GridSize = 895, BoxSize = 895, WithLptSnapshot = true }, Today);

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    public void Sigma8_OfNearlyNothing_ComesToNothingCollapses(double sigma8)
    {
        RunParameters run = Parameters with
        {
            Cosmology = Parameters.Cosmology with { Sigma8 = sigma8 },
            Cone = new ConeParameters(1.0, 0.0, 10.0) { Vertex = (0, 0, 0), Axis = (1, 1, 1) },
        };
        EngineInputs inputs = EngineInputs.Of(run, Today, new EngineOptions());
        _ = new MassFunctionTables(run, inputs.Cosmology, inputs.Spectrum, 0.0);
        EngineRunException failure = Assert.Throws<EngineRunException>(
            () => PinocchioEngine.Run(run, Today, cancellation: TestContext.Current.CancellationToken));
        Assert.Contains("nothing collapses", failure.Message);
    }

    [Theory]
    [InlineData(18.9, true)]
    [InlineData(18.91, false)]
    public void Cone_FromBeyondTheTableOfDistances_IsRefused(double far, bool isAllowed)
    {
        RunParameters run = Parameters with { Cone = new ConeParameters(far, 0.0, 0.1) { Vertex = (0, 0, 0), Axis = (1, 1, 1) } };
        if (isAllowed) Assert.True(EngineMemory.Forecast(run, Today).Peak > 0);
        else AssertRefused("StartingzForPLC", "18.91", run, Today);
    }

    /// <summary>At 40 sigma of today's contrast times 10 peaks collapse before 1 + z = 40: each at its own time.</summary>
    [Fact]
    public void Collapse_InAFieldOfHugeContrast_IsNotClamped()
    {
        RunParameters run = Parameters with { BoxSize = 16, Cosmology = Parameters.Cosmology with { Sigma8 = 5.0 }, WithLptSnapshot = true };
        EngineResult result = PinocchioEngine.Run(run, Today, cancellation: TestContext.Current.CancellationToken);
        float[] earliest = [.. result.LptSnapshot!.Real("FMAX").ToArray().OrderDescending().Take(50)];
        Assert.True(earliest[0] > 50f, $"the earliest collapse is at 1 + z = {earliest[0]}");
        Assert.Equal(earliest.Length, earliest.Distinct().Count());
    }

    private static void AssertRefused(string key, string value, RunParameters parameters, double[] redshifts)
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => EngineMemory.Forecast(parameters, redshifts));
        Assert.Equal(key, refusal.Key);
        Assert.Contains(value, refusal.Message);
    }
}
