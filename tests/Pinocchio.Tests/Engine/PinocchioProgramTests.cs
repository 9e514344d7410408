using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class PinocchioProgramTests
{
    [Fact]
    public void Run_OnAReferenceRun_KeepsALogThatReadsAsACompleteRun()
    {
        using TemporaryFolder folder = CopyOf("ref32_w0wa");
        Run(folder);
        RunEvidence evidence = RunEvidence.Of(folder.FullName, exitCode: 0);
        RunVerdict verdict = RunVerdict.On(evidence);
        Assert.True(verdict is { IsComplete: true, Cause: RunCause.None, Ending: RunEnding.Normal }, verdict.Explanation);

        RunLog ours = evidence.Log, real = RunLog.Read(Path.Combine(ReferenceData.Path("pinocchio", "ref32_w0wa"), "log.txt.gz"));
        Assert.Equal((real.Version, real.Ranks, real.RunFlag, real.Sigma8), (ours.Version, ours.Ranks, ours.RunFlag, ours.Sigma8));
        Assert.Equal(real.ConeVertex, ours.ConeVertex);
        Assert.Equal(real.ConeAxis, ours.ConeAxis);
        Assert.Equal(real.CollapsedParticles, ours.CollapsedParticles);
        Assert.Equal(real.HalosWritten.Keys.Order(StringComparer.Ordinal), ours.HalosWritten.Keys.Order(StringComparer.Ordinal));
        foreach ((string key, string value) in ours.Echo) Assert.Equal(real.Echo[key], value);
        Assert.Empty(ours.Warnings);
    }

    [Fact]
    public void Run_TellsItsProgressInStepsOfFivePercent()
    {
        using TemporaryFolder folder = CopyOf("ref32_w0wa");
        string[] lines = Run(folder).Split('\n');
        var tracker = new ProgressTracker();
        double last = 0.0;
        foreach (string line in lines)
        {
            tracker.Take(line.TrimEnd('\r'));
            Assert.True(tracker.Progress.Fraction >= last, line);
            last = tracker.Progress.Fraction;
        }

        Assert.Equal(RunPhase.Done, tracker.Progress.Phase);
        Assert.Equal(21, lines.Count(line => line.Contains("% done, F =", StringComparison.Ordinal)));
        Assert.Equal("Pinocchio done!", lines[^2]);
    }

    [Fact]
    public void Run_NormalisationOfTheSpectrumsFile_IsFoundAsTheRealProgramDoes()
    {
        using TemporaryFolder folder = CopyOf("ref32_tabpk");
        RunLog ours = RunLog.Parse(new StringReader(Run(folder))), real = RunLog.Read(Path.Combine(ReferenceData.Path("pinocchio", "ref32_tabpk"), "log.txt.gz"));
        Assert.Equal(real.Sigma8!.Value, ours.Sigma8!.Value, 1e-5);
        PinocchioRun reference = ReferenceRuns.Open("pinocchio/ref32_tabpk"), run = PinocchioRun.Open(folder.FullName);
        foreach (double redshift in reference.OutputRedshifts)
        {
            Assert.Equal(
                ReferenceRuns.Catalog(reference, redshift).Select(halo => (halo.Id, halo.Particles)).Order(),
                ReferenceRuns.Catalog(run, redshift).Select(halo => (halo.Id, halo.Particles)).Order());
        }
    }

    [Theory]
    [InlineData("ref32_truemsun_ascii")]
    [InlineData("ref32_light")]
    public void Run_TrueUnitsOrLight_WritesTheRealCatalogues(string name)
    {
        using TemporaryFolder folder = CopyOf(name);
        Run(folder, new ProgramOptions { Light = name.EndsWith("light", StringComparison.Ordinal) });
        PinocchioRun reference = ReferenceRuns.Open("pinocchio/" + name), run = PinocchioRun.Open(folder.FullName);
        foreach (double redshift in reference.OutputRedshifts)
        {
            CatalogHalo[] real = [.. ReferenceRuns.Catalog(reference, redshift).OrderBy(halo => halo.Id)], ours = [.. ReferenceRuns.Catalog(run, redshift).OrderBy(halo => halo.Id)];
            Assert.Equal(real.Select(halo => halo.Id), ours.Select(halo => halo.Id));
            foreach ((CatalogHalo expected, CatalogHalo actual) in real.Zip(ours))
            {
                Assert.Equal(expected.Mass, actual.Mass, expected.Mass * 1e-6);
                Assert.Equal(0.0, Math.IEEERemainder(expected.X - actual.X, reference.Parameters.BoxSize), 0.02);
                Assert.Equal(expected.VelocityX, actual.VelocityX, 1.0);
            }
        }
    }

    [Theory]
    [InlineData("DoNotWriteCatalogs", new[] { ".catalog.out", ".plc.out", ".nz.out" })]
    [InlineData("DoNotWriteHistories", new[] { ".histories.out" })]
    public void Run_ToldToWriteLess_WritesTheRest(string flag, string[] absent)
    {
        using TemporaryFolder folder = CopyOf("ref32_w0wa");
        ParameterFile.Read(folder.File("parameter_file")).With(flag, "").Write(folder.File("parameter_file"));
        Run(folder);
        string[] files = [.. Directory.EnumerateFiles(folder.FullName).Select(path => Path.GetFileName(path))];
        Assert.DoesNotContain(files, name => absent.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)));
        Assert.Contains(files, name => name.EndsWith(".mf.out", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_SeveralFiles_WarnsAndWritesOneAsTheRealProgramOnOneRank()
    {
        using TemporaryFolder folder = CopyOf("ref32_w0wa");
        ParameterFile.Read(folder.File("parameter_file")).With("NumFiles", "4").Write(folder.File("parameter_file"));
        RunLog log = RunLog.Parse(new StringReader(Run(folder)));
        Assert.Contains("NumFiles", Assert.Single(log.Warnings));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.FullName), path => path.EndsWith(".out.0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ProgramTask.LinearDensity, "pinocchio.t32.density0.out")]
    [InlineData(ProgramTask.Particles, "pinocchio.2.0000.t32.LPT_snapshot.out")]
    public void Run_OtherTasks_WriteTheirSnapshotAndTheTables(ProgramTask task, string name)
    {
        using TemporaryFolder folder = CopyOf("ref32_w0wa");
        string log = Run(folder, new ProgramOptions { Task = task });
        Assert.EndsWith("Pinocchio done!\n", log.ReplaceLineEndings("\n"));
        string flag = RunParameters.From(ParameterFile.Read(folder.File("parameter_file"))).RunFlag;
        string[] tables = [$"pinocchio.{flag}.cosmology.out", $"pinocchio.{flag}.geometry.out"];
        foreach (string table in tables) Assert.True(File.Exists(folder.File(table)), $"{table} is missing");
        string written = Assert.Single(
            Directory.EnumerateFiles(folder.FullName), path => path.EndsWith(".out", StringComparison.Ordinal) && !tables.Contains(Path.GetFileName(path)));
        Assert.Equal(name.Replace("t32", flag, StringComparison.Ordinal), Path.GetFileName(written));
        Assert.Equal(32, LptSnapshot.Read(written).GridSize);
    }

    [Fact]
    public void Run_WrongInput_SaysNothingInTheLog()
    {
        using TemporaryFolder folder = CopyOf("ref32_w0wa");
        ParameterFile.Read(folder.File("parameter_file")).With("GridSize", "1400").Write(folder.File("parameter_file"));
        var log = new StringWriter();
        Assert.Throws<InvalidInputException>(() => PinocchioProgram.Run(
            "parameter_file", log, Options(folder, new ProgramOptions()), TestContext.Current.CancellationToken));
        Assert.Empty(log.ToString());
    }

    private static TemporaryFolder CopyOf(string name)
    {
        var folder = new TemporaryFolder();
        foreach (string file in new[] { "parameter_file", "outputs", "pk.txt", "eos.txt" })
        {
            string path = Path.Combine(ReferenceData.Path("pinocchio", name), file);
            if (File.Exists(path)) File.WriteAllBytes(folder.File(file), File.ReadAllBytes(path));
        }

        return folder;
    }

    private static string Run(TemporaryFolder folder, ProgramOptions? options = null)
    {
        var log = new StringWriter();
        PinocchioProgram.Run("parameter_file", log, Options(folder, options ?? new ProgramOptions()), TestContext.Current.CancellationToken);
        File.WriteAllText(folder.File("log"), log.ToString());
        return log.ToString();
    }

    private static ProgramOptions Options(TemporaryFolder folder, ProgramOptions options) =>
        options with { Engine = options.Engine with { Folder = folder.FullName, Threads = 2 } };
}
