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

    /// <summary>Eq. 7 of Efstathiou, Bond and White 1992: k^n at small, k^(n - 4) at large wavenumbers; half-way by its own numbers.</summary>
    [Fact]
    public void Efstathiou_HasThePublishedShape()
    {
        IPowerSpectrum spectrum = EngineInputs.Of(Parameters with { PowerSpectrum = "Efstathiou" }, Outputs, new EngineOptions()).Spectrum;
        Assert.Equal(Math.Pow(10, 0.96), spectrum.Evaluate(1e-4) / spectrum.Evaluate(1e-5), 0.05);
        double q = 0.1 / 0.21, x = 6.4 * q + Math.Pow(3.0 * q, 1.5) + Math.Pow(1.7 * q, 2);
        double expected = Math.Pow(0.1 / 1e-5, 0.96) * Math.Pow(1.0 + Math.Pow(x, 1.13), -2.0 / 1.13);
        Assert.Equal(expected, spectrum.Evaluate(0.1) / spectrum.Evaluate(1e-5), expected * 1e-3);
    }

    [Fact]
    public void PowerLaw_HasThePrimordialSlopeAndTheNormalisation()
    {
        IPowerSpectrum spectrum = EngineInputs.Of(Parameters with { PowerSpectrum = "PowerLaw", Cosmology = Parameters.Cosmology with { NS = 0.5 } }, Outputs, new EngineOptions()).Spectrum;
        Assert.Equal(Math.Sqrt(10.0), spectrum.Evaluate(1.0) / spectrum.Evaluate(0.1), 1e-6);
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
