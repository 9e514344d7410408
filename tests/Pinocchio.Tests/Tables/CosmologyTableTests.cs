using Orchestrator.Cosmology;

namespace Orchestrator.Pinocchio.Tests;

/// <summary>The program's cosmology against that of this project: two codes, one physics.</summary>
public sealed class CosmologyTableTests
{
    [Theory]
    [InlineData("pinocchio/ref64_binary")]
    [InlineData("pinocchio/ref32_w0wa")]
    [InlineData("pinocchio/ref32_tabeos")]
    [InlineData("campaign8/0000")]
    [InlineData("campaign8/0006")]
    public void Epochs_OfARun_AreThoseOfOurCosmology(string name)
    {
        PinocchioRun run = ReferenceRuns.Open(name);
        CosmologyParameters parameters = run.Parameters.Cosmology;
        if (run.Parameters.EquationOfStateFile is not null) parameters = parameters with { W0 = -0.9, Wa = 0.2 }; // what its table holds
        var cosmology = new WcdmCosmology(parameters);
        CosmologyTable table = CosmologyTable.Read(run.FileOf(run.Names.Cosmology));
        Assert.Equal(parameters.H, table.H);
        int compared = 0;
        foreach (CosmologyEpoch epoch in table.Epochs)
        {
            double redshift = (1 / epoch.ScaleFactor) - 1;
            if (redshift is < 0.1 or > 15) continue; // the program's distances are off below; ours end above
            compared++;
            Assert.Equal(cosmology.ComovingDistance(redshift), epoch.ComovingDistance, 1e-4 * epoch.ComovingDistance);
            Assert.Equal(cosmology.GrowthFactor(redshift), epoch.Growth, 1e-4 * epoch.Growth);
            Assert.Equal(cosmology.GrowthRate(redshift), epoch.GrowthRate, 1e-4 * epoch.GrowthRate);
            Assert.Equal(cosmology.OmegaMAt(redshift), epoch.OmegaM, 1e-4);
        }

        Assert.True(compared > 40);
    }

    [Fact]
    public void Scales_OfARun_AreInHUnits()
    {
        PinocchioRun run = ReferenceRuns.Open("pinocchio/ref64_binary");
        CosmologyTable table = CosmologyTable.Read(run.FileOf(run.Names.Cosmology));
        var spectrum = new EisensteinHuPowerSpectrum(run.Parameters.Cosmology, cmbTemperature: 2.728); // the program's
        foreach ((double k, double power) in table.PowerSpectrum)
        {
            if (k is > 1e-3 and < 10) Assert.Equal(spectrum.Evaluate(k), power, 1e-3 * power);
        }
    }
}
