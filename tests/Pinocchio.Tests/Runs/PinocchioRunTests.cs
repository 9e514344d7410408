using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

public sealed class PinocchioRunTests
{
    public static TheoryData<string> Runs => ReferenceRuns.All;

    [Theory]
    [InlineData("pinocchio/ref64_ascii", 294, 833, 1100, 1236, 3291)]
    [InlineData("pinocchio/ref64_binary", 294, 833, 1100, 1236, 3291)]
    [InlineData("pinocchio/ref128_ascii", 2210, 6919, 9057, 10145, 10889)]
    [InlineData("pinocchio/ref128_binary", 2210, 6919, 9057, 10145, 10889)]
    [InlineData("pinocchio/ref32_snapshot", 25, 98, 152, 177, 2153)]
    [InlineData("pinocchio/ref32_light", 25, 98, 152, 177, 2153)]
    public void HaloCounts_ReferenceRun_AreThoseOfItsReadme(string name, int atTwo, int atOne, int atHalf, int atZero, int inCone)
    {
        PinocchioRun run = ReferenceRuns.Open(name);
        Assert.Equal([2, 1, 0.5, 0], run.OutputRedshifts);
        Assert.Equal([atTwo, atOne, atHalf, atZero], run.OutputRedshifts.Select(redshift => ReferenceRuns.Catalog(run, redshift).Length));
        Assert.Equal(inCone, ReferenceRuns.Cone(run).Length);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void HaloCounts_EveryFile_AreThoseOfItsLog(string name)
    {
        PinocchioRun run = ReferenceRuns.Open(name);
        RunLog log = RunLog.Read(Path.Combine(run.Folder, "log.txt.gz"));
        Assert.True(log.IsDone);
        int files = 0;
        foreach ((string file, long halos) in log.HalosWritten)
        {
            string path = Path.Combine(run.Folder, file);
            if (!File.Exists(path)) path += ".gz";
            if (!File.Exists(path)) continue; // some runs' files are left out of the reference data
            files++;
            if (file.Contains("catalog", StringComparison.Ordinal))
            {
                using CatalogReader reader = CatalogReader.Open(path, run.Parameters.Units);
                Assert.Equal(halos, reader.ReadToEnd().Length);
            }
            else if (file.Contains("plc", StringComparison.Ordinal))
            {
                using ConeReader reader = ConeReader.Open(path, run.Parameters.Units);
                Assert.Equal(halos, reader.ReadToEnd().Length);
            }
        }

        Assert.True(files >= 2, "catalogues at least were there to compare");
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void ReadCatalog_EveryHalo_WeighsWholeParticles(string name)
    {
        PinocchioRun run = ReferenceRuns.Open(name);
        foreach (double redshift in run.OutputRedshifts)
        {
            if (!File.Exists(Path.Combine(run.Folder, run.Names.MassFunction(redshift)))
                || (name.EndsWith("128_binary_np2", StringComparison.Ordinal) && redshift is 0.5 or 1)) continue;
            foreach (CatalogHalo halo in ReferenceRuns.Catalog(run, redshift))
            {
                double particles = halo.Mass / run.Parameters.ParticleMass;
                double whole = halo.Particles > 0 ? halo.Particles : Math.Round(particles);
                Assert.True(Math.Abs((particles / whole) - 1) < 1e-6, $"{halo} is {particles} particles");
                Assert.True(whole >= run.Parameters.MinimumHaloParticles);
                double box = run.Parameters.BoxSize;
                Assert.True(halo is { X: >= 0, Y: >= 0, Z: >= 0 } && halo.X <= box && halo.Y <= box && halo.Z <= box,
                    $"{halo} is outside the box");
            }
        }
    }

    [Theory]
    [InlineData("pinocchio/ref64_binary")]
    [InlineData("pinocchio/ref64_ascii_np2_numfiles2")]
    [InlineData("pinocchio/ref32_truemsun_ascii")]
    [InlineData("campaign8/0003")]
    public void ReadCone_Table_HoldsTheHalosOfTheFiles(string name)
    {
        PinocchioRun run = ReferenceRuns.Open(name);
        ConeHalo[] halos = ReferenceRuns.Cone(run);
        using HaloTable table = run.ReadCone(TestContext.Current.CancellationToken);
        Assert.Equal((halos.Length, MassDefinition.Fof, run.Parameters.ParticleMass),
            (table.Count, table.MassDefinition, table.ParticleMass));
        for (int row = 0; row < halos.Length; row++)
        {
            ConeHalo halo = halos[row];
            var expected = new Halo(
                halo.Id, 0, halo.X, halo.Y, halo.Z, (float)halo.VelocityX, (float)halo.VelocityY, (float)halo.VelocityZ, halo.Mass,
                halo.Redshift);
            Assert.Equal(expected, table[row]);
        }
    }

    [Fact]
    public void ReadCatalog_Table_HoldsTheHalosOfTheFile()
    {
        PinocchioRun run = ReferenceRuns.Open("pinocchio/ref128_binary");
        CatalogHalo[] halos = ReferenceRuns.Catalog(run, 0.5);
        using HaloTable table = run.ReadCatalog(0.5, TestContext.Current.CancellationToken);
        Assert.Equal(9057, table.Count);
        for (int row = 0; row < halos.Length; row++)
        {
            CatalogHalo halo = halos[row];
            Assert.Equal(
                new Halo(halo.Id, 0, halo.X, halo.Y, halo.Z, (float)halo.VelocityX, (float)halo.VelocityY, (float)halo.VelocityZ, halo.Mass,
                    0.5), table[row]);
        }
    }

    [Fact]
    public void ReadCone_TrueUnits_EqualTheSameRunInHUnits()
    {
        // ref32_truemsun_ascii is the run of ref32_snapshot in true Mpc and Msun: only ascii's rounding is between them.
        ConeHalo[] converted = ReferenceRuns.Cone(ReferenceRuns.Open("pinocchio/ref32_truemsun_ascii"));
        ConeHalo[] inH = ReferenceRuns.Cone(ReferenceRuns.Open("pinocchio/ref32_snapshot"));
        Assert.Equal(inH.Length, converted.Length);
        for (int row = 0; row < inH.Length; row++)
        {
            Assert.Equal(inH[row].Id, converted[row].Id);
            Assert.Equal(inH[row].X, converted[row].X, 3e-4);
            Assert.Equal(inH[row].Mass, converted[row].Mass, 1e-6 * inH[row].Mass);
            Assert.Equal(inH[row].VelocityZ, converted[row].VelocityZ, 2e-2);
            Assert.Equal(inH[row].Redshift, converted[row].Redshift, 2e-6);
        }
    }

    [Fact]
    public void ReadCone_LightOutput_IsRefusedWithTheReason()
    {
        PinocchioRun run = ReferenceRuns.Open("pinocchio/ref32_light");
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => run.ReadCone(TestContext.Current.CancellationToken));
        Assert.Contains("LIGHT_OUTPUT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Sigma8FromTheSpectrum_TakesItFromTheLog() =>
        Assert.Equal(0.812, ReferenceRuns.Open("pinocchio/ref32_tabpk").Parameters.Cosmology.Sigma8);

    [Fact]
    public void Open_LogBrokenOffBeforeSigma8_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.Copy(ReferenceData.Path("pinocchio", "ref32_tabpk", "parameter_file"), folder.File("parameter_file"));
        string[] lines = System.Text.Encoding.UTF8.GetString(
            ReferenceFiles.Bytes(ReferenceData.Path("pinocchio", "ref32_tabpk", "log.txt.gz"))).Split('\n');
        File.WriteAllLines(folder.File("log"), lines.Take(50));
        Assert.Equal("Sigma8", Assert.Throws<InvalidInputException>(() => PinocchioRun.Open(folder.FullName)).Key);
    }

    [Fact]
    public void Open_ConeDrawnAtRandom_TakesVertexAndAxisFromTheLog()
    {
        using var folder = new TemporaryFolder();
        string text = File.ReadAllText(ReferenceData.Path("pinocchio", "ref64_binary", "parameter_file"));
        File.WriteAllText(folder.File("parameter_file"), text.Replace("PLCProvideConeData", "", StringComparison.Ordinal));
        Assert.Null(PinocchioRun.Open(folder.FullName).Parameters.Cone!.Axis);
        File.Copy(ReferenceData.Path("pinocchio", "ref64_binary", "log.txt.gz"), folder.File("log.gz"));
        ConeParameters cone = PinocchioRun.Open(folder.FullName).Parameters.Cone!;
        Assert.Equal(((0, 0, 0), (0.57735, 0.57735, 0.57735)), (cone.Vertex, cone.Axis));
    }

    [Fact]
    public void ConeFiles_OneOfSeveralMissing_IsNamed()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["parameter_file", "outputs", "pinocchio.ref64.plc.out.0"])
            File.Copy(ReferenceData.Path("pinocchio", "ref64_binary_np2_numfiles2", name), folder.File(name));
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => PinocchioRun.Open(folder.FullName).ConeFiles);
        Assert.Equal(("NumFiles", folder.File("pinocchio.ref64.plc.out.1")), (error.Key, error.File));
    }

    /// <summary>Halos move along their displacement: v = f H/(1+z) (x - q), 5 % more by the higher orders of perturbation theory.</summary>
    [Theory]
    [InlineData(0, 1.0, 1.1)]
    [InlineData(0.5, 1.05, 1.065)]
    [InlineData(1, 1.0, 1.1)]
    public void Velocities_AgainstDisplacements_HaveTheSlopeOfPerturbationTheory(double redshift, double least, double most)
    {
        PinocchioRun run = ReferenceRuns.Open("pinocchio/ref128_binary");
        var cosmology = new WcdmCosmology(run.Parameters.Cosmology);
        double factor = cosmology.GrowthRate(redshift) * cosmology.HubbleParameter(redshift) / (1 + redshift);
        double box = run.Parameters.BoxSize;
        (double product, double square) = (0, 0);
        foreach (CatalogHalo halo in ReferenceRuns.Catalog(run, redshift))
        {
            (double Velocity, double Displacement)[] axes =
            [
                (halo.VelocityX, halo.X - halo.LagrangianX), (halo.VelocityY, halo.Y - halo.LagrangianY),
                (halo.VelocityZ, halo.Z - halo.LagrangianZ),
            ];
            foreach ((double velocity, double displacement) in axes)
            {
                double linear = factor * (displacement - (box * Math.Round(displacement / box)));
                product += velocity * linear;
                square += linear * linear;
            }
        }

        Assert.InRange(product / square, least, most);
    }

    [Fact]
    public void Open_MissingFolderOrFile_NamesIt()
    {
        string missing = Path.Combine(Path.GetTempPath(), "no-such-run");
        Assert.Contains(missing, Assert.Throws<InvalidInputException>(() => PinocchioRun.Open(missing)).Message, StringComparison.Ordinal);
        PinocchioRun run = ReferenceRuns.Open("pinocchio/ref128_binary_np2");
        Assert.Contains("pinocchio.ref128.plc.out", Assert.Throws<InvalidInputException>(() => run.ConeFiles).Message,
            StringComparison.Ordinal);
    }
}
