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
