using Orchestrator.Cosmology;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests;

public sealed class ShapeSpectraTests
{
    private const double CentimetresInMegaparsec = 3.085677581e24;
    private static readonly double[] Outputs = [0.0];

    private static RunParameters Parameters => new()
    {
        RunFlag = "small",
        BoxSize = 48,
        GridSize = 24,
        RandomSeed = 11,
        Cosmology = new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.05, H = 0.7, NS = 0.96, Sigma8 = 0.8 },
    };

    /// <summary>The setup of runs of the real program (V5.1, one rank) whose numbers stand in the tests.</summary>
    private static RunParameters RealRun => new()
    {
        RunFlag = "w",
        BoxSize = 64,
        GridSize = 32,
        RandomSeed = 7,
        Cosmology = new CosmologyParameters { OmegaM = 0.3158, OmegaB = 0.0494, H = 0.6732, NS = 0.9661, Sigma8 = 0.812 },
    };

    /// <summary>Columns 19 and 20 of the real program's cosmology.out: k in 1/Mpc, P in Mpc^3.</summary>
    [Theory]
    [InlineData("Efstathiou", 0.0001, 471.677, 0.01, 24733.3, 0.1, 10005.6, 1.0, 152.861)]
    [InlineData("PowerLaw", 0.0001, 1.23627, 0.01, 105.758, 0.1, 978.165, 1.0, 9047.15)]
    public void Spectrum_OfAName_IsTheRealPrograms(string name, params double[] table)
    {
        double h = RealRun.Cosmology.H;
        IPowerSpectrum spectrum = EngineInputs.Of(RealRun with { PowerSpectrum = name }, Outputs, new EngineOptions()).Spectrum;
        foreach (double[] row in table.Chunk(2)) Assert.Equal(row[1], spectrum.Evaluate(row[0] / h) / (h * h * h), row[1] * 1e-5);
    }

    [Fact]
    public void UnitLength_OfATableInKiloparsecs_GivesTheHalosOfTheTableInMegaparsecs()
    {
        using var folder = new TemporaryFolder();
        var spectrum = new EisensteinHuPowerSpectrum(Parameters.Cosmology);
        double[] k = [.. Enumerable.Range(0, 400).Select(n => Math.Pow(10.0, -4.0 + n / 50.0))];
        File.WriteAllLines(folder.File("mpc.txt"), k.Select(value => $"{value:R} {spectrum.Evaluate(value):R}"));
        File.WriteAllLines(folder.File("kpc.txt"), k.Select(value => $"{value * 1e-3:R} {spectrum.Evaluate(value) * 1e9:R}"));
        var options = new EngineOptions { Folder = folder.FullName };
        EngineResult mpc = PinocchioEngine.Run(Parameters with { PowerSpectrum = "mpc.txt" }, Outputs, options, cancellation: TestContext.Current.CancellationToken);
        EngineResult kpc = PinocchioEngine.Run(
            Parameters with { PowerSpectrum = "kpc.txt", SpectrumUnitLength = CentimetresInMegaparsec * 1e-3 }, Outputs, options,
            cancellation: TestContext.Current.CancellationToken);
        Assert.NotEmpty(mpc.Catalogs[0].Halos);
        Assert.Equal(mpc.Catalogs[0].Halos.Select(halo => (halo.Id, halo.Particles)), kpc.Catalogs[0].Halos.Select(halo => (halo.Id, halo.Particles)));
    }
}
