using System.Globalization;
using Orchestrator.Pinocchio;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class PinocchioCommandTests
{
    [Fact]
    public async Task Pinocchio_OnAReferenceRunsParameterFile_WritesTheRealProgramsHalos()
    {
        string reference = ReferenceData.Path("pinocchio", "ref32_w0wa");
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(reference, "parameter_file"), folder.File("parameter_file"));
        File.Copy(Path.Combine(reference, "outputs"), folder.File("outputs"));

        (int exitCode, string output, string error) = await CommandLine.RunAsync(folder.FullName, ["pinocchio", "parameter_file", "--quiet"]);

        Assert.True(exitCode == 0, error);
        Assert.EndsWith("Pinocchio done!", output.TrimEnd());
        PinocchioRun ours = PinocchioRun.Open(folder.FullName), real = PinocchioRun.Open(reference);
        Assert.NotEmpty(real.OutputRedshifts);
        foreach (double redshift in real.OutputRedshifts)
        {
            using var a = ours.ReadCatalog(redshift);
            using var b = real.ReadCatalog(redshift);
            Assert.Equal(Halos(b), Halos(a));
        }

        static IEnumerable<(ulong Id, double Mass)> Halos(Catalogs.HaloTable table) =>
            Enumerable.Range(0, table.Count).Select(row => (table.Id[row], table.Mass[row])).OrderBy(halo => halo.Item1);
    }

    [Theory]
    [InlineData("cic")]
    [InlineData("tsc")]
    public async Task Pinocchio_MatterDensity_IsReadByNumPyAndHoldsAllMatter(string assignment)
    {
        string reference = ReferenceData.Path("pinocchio", "ref32_w0wa");
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "parameter_file", "outputs" }) File.Copy(Path.Combine(reference, name), folder.File(name));
        (await CommandLine.RunAsync(folder.FullName, ["pinocchio", "parameter_file", "--matter-density", "16", "--mass-assignment", assignment])).Succeeded();

        PinocchioRun run = PinocchioRun.Open(folder.FullName);
        var variances = new List<double>();
        foreach (double redshift in run.OutputRedshifts)
        {
            string answer = Python.Run(
                "import numpy as np, sys\na = np.load(sys.argv[1])\nprint(a.shape, a.dtype, a.mean(dtype='f8'), a.var(dtype='f8'), sep=';')",
                run.FileOf(run.Names.MatterDensity(redshift)));
            string[] fields = answer.Trim().Split(';');
            Assert.Equal(["(16, 16, 16)", "float32"], fields[..2]);
            Assert.Equal(1.0, double.Parse(fields[2], CultureInfo.InvariantCulture), 1e-6);
            variances.Add(double.Parse(fields[3], CultureInfo.InvariantCulture));
        }

        Assert.Equal(variances.Order(), variances);
        Assert.NotEqual(0.0, variances[0]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("two")]
    public async Task Pinocchio_UnknownTask_IsRefused(string task)
    {
        using var folder = new TemporaryFolder();
        CommandResult result = await CommandLine.RunAsync(folder.FullName, ["pinocchio", "parameter_file", task]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"task = {task}", result.Error);
    }

    [Fact]
    public async Task Pinocchio_WithoutAParameterFile_EndsWith2AndWritesNothing()
    {
        using var folder = new TemporaryFolder();

        (int exitCode, string output, string error) = await CommandLine.RunAsync(folder.FullName, ["pinocchio", "absent"]);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.Contains("absent", error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullName));
    }
}
