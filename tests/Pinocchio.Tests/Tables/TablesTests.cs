using Orchestrator.Catalogs;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

/// <summary>The tables of a run agree with its halos, which are other files of the same program.</summary>
public sealed class TablesTests
{
    [Theory]
    [InlineData("pinocchio/ref64_binary")]
    [InlineData("pinocchio/ref128_ascii")]
    [InlineData("pinocchio/ref32_truemsun_ascii")]
    [InlineData("campaign8/0002")]
    public void MassFunction_Counts_AreThoseOfTheCatalogue(string name)
    {
        PinocchioRun run = ReferenceRuns.Open(name);
        foreach (double redshift in run.OutputRedshifts)
        {
            string path = Path.Combine(run.Folder, run.Names.MassFunction(redshift));
            if (!File.Exists(path)) continue;
            MassFunctionTable table = MassFunctionTable.Read(path, run.Parameters.Units);
            CatalogHalo[] halos = ReferenceRuns.Catalog(run, redshift);
            Assert.Equal(redshift, table.Redshift);
            Assert.Equal("Watson et al. 2013", table.AnalyticName);
            Assert.Equal(halos.Length, table.Bins.Sum(bin => bin.Halos));
            double mass = table.Bins.Sum(bin => bin.Halos * bin.Mass);
            // A bin of several halos tells their mean mass, a bin of one its own middle, at most half of 0.05 dex and a particle off.
            double uncertain = table.Bins.Where(bin => bin.Halos == 1).Sum(bin => (0.06 * bin.Mass) + run.Parameters.ParticleMass);
            Assert.Equal(halos.Sum(halo => halo.Mass), mass, (1e-6 * mass) + uncertain);
        }
    }

    [Theory]
    [InlineData("pinocchio/ref64_ascii")]
    [InlineData("pinocchio/ref128_binary")]
    [InlineData("campaign8/0004")]
    public void NumberCounts_OfEachBin_AreThoseOfTheCone(string name)
    {
        PinocchioRun run = ReferenceRuns.Open(name);
        NumberCounts counts = NumberCounts.Read(run.FileOf(run.Names.NumberCounts));
        ConeHalo[] halos = ReferenceRuns.Cone(run);
        Assert.Equal(halos.Length, counts.Bins.Sum(bin => bin.Halos));
        foreach (NumberCountBin bin in counts.Bins)
        {
            double inBin = halos.Count(halo => halo.Redshift >= bin.LowRedshift && halo.Redshift < bin.HighRedshift);
            Assert.Equal(bin.Halos, inBin, 3.0); // redshifts of halos at an edge are rounded to single precision
        }
    }

    [Fact]
    public void ConeReplications_OfTheReferenceRun_AreThoseOfItsLog()
    {
        PinocchioRun run = ReferenceRuns.Open("pinocchio/ref64_binary");
        ConeReplications table = ConeReplications.Read(run.FileOf(run.Names.Geometry));
        Assert.Equal((30, 1331, 15, 2.970885), (table.Copies.Count, table.Checked, table.HalfAngle, table.InterparticleDistance));
        Assert.Equal((0.57735, 0.57735, 0.57735), table.Axis);
        Assert.Equal((new Replication(1, 1, 3), 212.263987), (table.Copies[18].Copy, table.Copies[18].Nearest));
        Assert.Equal(670.693542, table.FarDistance * table.InterparticleDistance, 1e-3); // the log: distance to z = 0.15 in true Mpc
    }

    [Theory]
    [InlineData("inH100 for true", "ref32_truemsun_ascii", "ref32t", true)]
    [InlineData("true for inH100", "ref64_ascii", "ref64", false)]
    public void MassFunction_OtherUnitsThanItsHeader_IsRefused(string why, string folder, string run, bool asInH)
    {
        string path = ReferenceData.Path("pinocchio", folder, $"pinocchio.0.0000.{run}.mf.out");
        FileUnits units = asInH ? FileUnits.InH100 : FileUnits.True(0.6732);
        Assert.True(Assert.Throws<InvalidInputException>(() => MassFunctionTable.Read(path, units)).Message.Contains(
            "units", StringComparison.Ordinal), why);
    }

    [Fact]
    public void InputTables_OfTheReferenceRuns_AreRead()
    {
        PowerSpectrumTable spectrum = PowerSpectrumTable.Read(ReferenceData.Path("pinocchio", "ref32_tabpk", "pk.txt"));
        Assert.Equal((210, 1.48544266e-04, 5.84729146e+02), (spectrum.K.Count, spectrum.K[0], spectrum.Power[0]));
        EquationOfStateTable state = EquationOfStateTable.Read(ReferenceData.Path("pinocchio", "ref32_tabeos", "eos.txt"));
        for (int row = 0; row < state.ScaleFactor.Count; row++)
            Assert.Equal(-0.9 + (0.2 * (1 - state.ScaleFactor[row])), state.EquationOfState[row], 1e-6); // the run's w0 = -0.9, wa = 0.2
    }

    [Fact]
    public void PowerSpectrum_LogarithmicFile_IsConverted()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("log"), "-2 -1\n-1 0\n0 0.5\n");
        PowerSpectrumTable table = PowerSpectrumTable.Read(folder.File("log"));
        Assert.Equal([0.01, 0.1, 1], table.K.Select(k => Math.Round(k, 12)));
        Assert.Equal(1e5, table.Power[0], 1e-6);
        File.WriteAllText(folder.File("comment"), "# k P\n0.1 1\n0.2 2\n");
        Assert.Throws<InvalidInputException>(() => PowerSpectrumTable.Read(folder.File("comment")));
        File.WriteAllText(folder.File("falls"), "0.2 1\n0.1 2\n");
        Assert.Throws<InvalidInputException>(() => PowerSpectrumTable.Read(folder.File("falls")));
        File.WriteAllText(folder.File("short"), "0.1 -1\n1 -1\n");
        Assert.Throws<InvalidInputException>(() => EquationOfStateTable.Read(folder.File("short")));
    }
}
