using CsCheck;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

public sealed class RunParametersTests
{
    [Fact]
    public void From_ReferenceRun_IsInHouseUnits()
    {
        RunParameters inH = ReferenceRuns.Open("pinocchio/ref32_snapshot").Parameters;
        RunParameters fromTrue = ReferenceRuns.Open("pinocchio/ref32_truemsun_ascii").Parameters;
        Assert.Equal(64, inH.BoxSize);
        Assert.Equal(64, fromTrue.BoxSize, 1e-4);
        Assert.Equal(7.01202e11, inH.ParticleMass, 1e6);
        Assert.Equal(7.01202e11, fromTrue.ParticleMass, 1e7);
        Assert.Equal((1, 0.6732), (inH.Units.ToH, fromTrue.Units.ToH));
        Assert.True(inH.WithLptSnapshot);
        Assert.Equal(new ConeParameters(0.1, 0, 20) { Vertex = (0, 0, 0), Axis = (1, 1, 1) }, inH.Cone);
    }

    [Theory]
    [MemberData(nameof(ReferenceRuns.All), MemberType = typeof(ReferenceRuns))]
    public void ToFile_ReferenceRun_ReadsBackTheSame(string name)
    {
        RunParameters parameters = ReferenceRuns.Open(name).Parameters;
        Assert.Equal(parameters, RunParameters.From(ParameterFile.Parse(parameters.ToFile().ToText())));
    }

    [Fact]
    public void ToFile_AnyParameters_ReadBackTheSame() =>
        Gen.Select(Gen.Double[0.1, 0.5], Gen.Double[-1.3, -0.7], Gen.Double[1, 5000], Gen.Int[2, 4096], Gen.Double[-1, 1].Array[3],
            Gen.Bool).Sample(
            (omegaM, w0, box, grid, axis, provide) =>
            {
                RunParameters parameters = RunParameters.From(ParameterFile.Parse(TestParameters.Text)) with
                {
                    Cosmology = new CosmologyParameters { OmegaM = omegaM, OmegaB = 0.04, H = 0.6774, NS = 0.9667, Sigma8 = 0.81, W0 = w0 },
                    BoxSize = box,
                    GridSize = grid,
                    Cone = new ConeParameters(2.3, 0, 33.3)
                    {
                        Axis = provide ? (axis[0], axis[1], axis[2] + 2) : null,
                        Vertex = provide ? (0.1, 0.2, 0.3) : null,
                    },
                };
                return RunParameters.From(ParameterFile.Parse(parameters.ToFile().ToText())) == parameters;
            });

    [Fact]
    public void ToFile_V4_HasNoKeyOfV5()
    {
        RunParameters parameters = RunParameters.From(ParameterFile.Parse(TestParameters.Text));
        ParameterFile file = parameters.ToFile(ParameterDialect.V4);
        Assert.Equal(ParameterDialect.V4, file.Dialect);
        Assert.False(file.Contains("PredPeakFactor"));
        Assert.Equal("FixedIC",
            Assert.Throws<InvalidInputException>(() => (parameters with { FixedAmplitudes = true }).ToFile(ParameterDialect.V4)).Key);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("x\n")]
    public void ToFile_NameThatIsNoWord_IsRefused(string name)
    {
        RunParameters parameters = RunParameters.From(ParameterFile.Parse(TestParameters.Text)) with { RunFlag = name };
        Assert.Equal("RunFlag", Assert.Throws<InvalidInputException>(() => parameters.ToFile()).Key);
    }

    [Theory]
    [InlineData("OmegaLambda 0.6842", "OmegaLambda 0.7", "OmegaLambda")]
    [InlineData("Omega0 0.3158", "Omega0 1.3158", "Omega0")]
    [InlineData("OmegaBaryon 0.0494", "OmegaBaryon 0.4", "OmegaBaryon")]
    [InlineData("Sigma8 0.8120", "Sigma8 0", "Sigma8")]
    [InlineData("BoxSize 256", "BoxSize 0", "BoxSize")]
    [InlineData("RunFlag test", "RunFlag a/b", "RunFlag")]
    [InlineData("PLCAxis 1. 1. 1.", "PLCAxis 0 0 0", "PLCAxis")]
    [InlineData("PLCAxis 1. 1. 1.", "", "PLCAxis")]
    [InlineData("PLCAperture 10", "PLCAperture 0", "PLCAperture")]
    public void From_ValueOutOfRange_NamesKeyAndRange(string right, string wrong, string key)
    {
        ParameterFile file = ParameterFile.Parse(TestParameters.Text.Replace(right, wrong, StringComparison.Ordinal));
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => RunParameters.From(file));
        Assert.Equal(key, error.Key);
        Assert.NotNull(error.Allowed);
    }

    [Fact]
    public void From_ConeRedshiftsSwapped_AreTakenInOrderAsTheProgramDoes()
    {
        string text = TestParameters.Text.Replace("StartingzForPLC 0.3", "StartingzForPLC 0.1", StringComparison.Ordinal)
            .Replace("LastzForPLC 0.0", "LastzForPLC 0.5", StringComparison.Ordinal);
        ConeParameters cone = RunParameters.From(ParameterFile.Parse(text)).Cone!;
        Assert.Equal((0.5, 0.1), (cone.FarRedshift, cone.NearRedshift));
        Assert.Null(RunParameters.From(
            ParameterFile.Parse(text.Replace("StartingzForPLC 0.1", "StartingzForPLC -1", StringComparison.Ordinal))).Cone);
    }
}
