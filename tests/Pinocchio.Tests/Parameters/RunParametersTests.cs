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
                RunParameters back = RunParameters.From(ParameterFile.Parse(parameters.ToFile().ToText()));
                // The file has the vertex in Mpc/h: a division and a multiplication away.
                if (provide) Assert.Equal(0.3, back.Cone!.Vertex!.Value.Z, 1e-15);
                return (back with { Cone = back.Cone! with { Vertex = parameters.Cone.Vertex } }) == parameters;
            });

    // Vertices that the real program reports in its .geometry.out, in particle spacings, for these parameters.
    [Theory]
    [InlineData("BoxSize 64\nBoxInH100", "0.25 0.75 0.1", 0.125, 0.375, 0.05)]
    [InlineData("BoxSize 64\nBoxInH100", "0.5 0.5 0.5", 0.25, 0.25, 0.25)]
    [InlineData("BoxSize 64", "16 32 8", 8, 16, 4)]
    public void From_Vertex_IsInTheUnitOfTheBox(string box, string center, double x, double y, double z)
    {
        string text = TestParameters.Text.Replace("BoxSize 256\nBoxInH100", box, StringComparison.Ordinal)
            .Replace("GridSize 128", "GridSize 32", StringComparison.Ordinal).Replace("PLCCenter 0. 0. 0.", $"PLCCenter {center}", StringComparison.Ordinal);
        RunParameters parameters = RunParameters.From(ParameterFile.Parse(text));
        (double vertexX, double vertexY, double vertexZ) = parameters.Cone!.Vertex!.Value;
        Assert.Equal((x, y, z), (32 * vertexX, 32 * vertexY, 32 * vertexZ));
        (double writtenX, double writtenY, double writtenZ) = parameters.ToFile().Vector("PLCCenter")!.Value;
        double spacing = parameters.BoxSize / 32;
        Assert.Equal(x, writtenX / spacing, 1e-12);
        Assert.Equal(y, writtenY / spacing, 1e-12);
        Assert.Equal(z, writtenZ / spacing, 1e-12);
    }

    // V4.1.3 takes every word but "no" for the name of a file; "EH" is V5's other name of the same.
    [Fact]
    public void ToFile_V4_NamesOnlyTheSpectrumThatItKnows()
    {
        RunParameters parameters = RunParameters.From(ParameterFile.Parse(TestParameters.Text));
        Assert.Equal("no", (parameters with { PowerSpectrum = "EH" }).ToFile(ParameterDialect.V4).Word("FileWithInputSpectrum"));
        Assert.Equal("EH", (parameters with { PowerSpectrum = "EH" }).ToFile().Word("FileWithInputSpectrum"));
        Assert.Equal("FileWithInputSpectrum",
            Assert.Throws<InvalidInputException>(() => (parameters with { PowerSpectrum = "PowerLaw" }).ToFile(ParameterDialect.V4)).Key);
    }

    [Fact]
    public void ToFile_LongValues_KeepToTheProgramsLines()
    {
        RunParameters parameters = RunParameters.From(ParameterFile.Parse(TestParameters.Text));
        RunParameters wide = parameters with
        {
            RunFlag = new string('r', 90),
            Cone = parameters.Cone! with { Axis = (-5.773502691896257E-17, -5.773502691896257E-17, -0.57735026918962573) },
        };
        string text = wide.ToFile().ToText();
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= ParameterFile.LongestLine));
        Assert.Equal(wide, RunParameters.From(ParameterFile.Parse(text)));
    }

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
