using System.Diagnostics;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

/// <summary>What a run of the embedded engine leaves in its folder when it is stopped, fails, or is not alone there.</summary>
public sealed class PinocchioFolderTests
{
    private const string Interrupted = "The run was interrupted before its end";
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>While one process works, another run of the same name is refused and one of another name is not; a signal ends the first.</summary>
    [Theory]
    [InlineData(null, "First part")]
    [InlineData("2", "In this configuration")]
    [InlineData("3", "In this configuration")]
    public async Task Pinocchio_Terminated_SaysSoAndLeavesNothingHalfWritten(string? task, string line)
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref128_binary");
        string[] before = Directory.GetFileSystemEntries(folder.FullName);
        using Process process = Start(folder, task);
        Task<string> error = process.StandardError.ReadToEndAsync(Cancellation);
        string? read = "";
        while (read?.Contains(line, StringComparison.Ordinal) == false) read = await process.StandardOutput.ReadLineAsync(Cancellation);
        Assert.NotNull(read);
        if (task is null)
        {
            CommandResult second = await CommandLine.RunAsync(folder.FullName, ["pinocchio", "parameter_file"], Cancellation);
            Assert.Equal(2, second.ExitCode);
            Assert.Contains("another process writes a run of this name into this folder", second.Error);
            Assert.Contains("RunFlag", second.Error);
            Assert.Empty(second.Output);
        }

        Processes.Run("/bin/kill", ["-TERM", $"{process.Id}"]);
        string rest = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains(Interrupted, rest.TrimEnd().Split('\n')[^1]);
        Assert.Contains("interrupted; the same command begins the run anew", await error);
        string[] added = [.. Directory.GetFileSystemEntries(folder.FullName).Except(before).Select(path => Path.GetFileName(path))];
        Assert.All(added, name => Assert.Contains(name.Split('.')[^2], (string[])["cosmology", "geometry"]));
    }

    [Fact]
    public async Task Pinocchio_KilledRun_LeavesNoLockAndTheNextRemovesItsTemporaries()
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_w0wa");
        string flag = Flag(folder), ours = $"pinocchio.{flag}.plc.out.abcdefgh.ijk.partial", other = "pinocchio.other.plc.out.abcdefgh.ijk.partial";
        foreach (string name in (string[])[ours, other, $".pinocchio.{flag}.lock"]) await File.WriteAllTextAsync(folder.File(name), "half", Cancellation);
        (await CommandLine.RunAsync(folder.FullName, ["pinocchio", "parameter_file"], Cancellation)).Succeeded();
        Assert.False(File.Exists(folder.File(ours)));
        Assert.True(File.Exists(folder.File(other)), "another run's file has been removed");
        Assert.False(File.Exists(folder.File($".pinocchio.{flag}.lock")));
    }

    /// <summary>A folder never holds the catalogues of one run and the cone of another.</summary>
    [Fact]
    public async Task Pinocchio_FailedRun_LeavesNoOutputsOfAnEarlierOneAndSaysSo()
    {
        using TemporaryFolder folder = PinocchioFolder.Of("failures/x_few1");
        string[] earlier = ["pinocchio.few.plc.out", "pinocchio.0.0000.few.catalog.out"];
        foreach (string name in earlier) await File.WriteAllTextAsync(folder.File(name), "of an earlier run", Cancellation);
        await File.WriteAllTextAsync(folder.File("pinocchio.other.plc.out"), "of another run", Cancellation);
        CommandResult result = await CommandLine.RunAsync(folder.FullName, ["pinocchio", "parameter_file"], Cancellation);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("WARNING: 2 outputs of an earlier run few have been removed", result.Output);
        Assert.StartsWith("ERROR on task 0: nothing collapses", result.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(["pinocchio.other.plc.out"], PinocchioFolder.Outputs(folder));
    }

    /// <summary>What is refused before the work leaves an earlier run as it is.</summary>
    [Fact]
    public async Task Pinocchio_RefusedRun_LeavesAnEarlierOneAlone()
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_light", ("GridSize               32", "GridSize 1400"));
        await File.WriteAllTextAsync(folder.File("pinocchio.t32.plc.out"), "of an earlier run", Cancellation);
        Assert.Equal(2, (await CommandLine.RunAsync(folder.FullName, ["pinocchio", "parameter_file"], Cancellation)).ExitCode);
        Assert.Equal(["pinocchio.t32.plc.out"], PinocchioFolder.Outputs(folder));
    }

    [Fact]
    public async Task Pinocchio_ParameterFileOfVersion4_RunsAndWarnsOfWhatIsWithoutEffect()
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_w0wa", ("PredPeakFactor         0.8", "WriteFmax"));
        CommandResult result = (await CommandLine.RunAsync(folder.FullName, ["pinocchio", "parameter_file"], Cancellation)).Succeeded();
        Assert.Contains("WARNING: WriteFmax is without effect", result.Output);
        Assert.Contains("WARNING: the parameter file is one of version 4", result.Output);
    }

    private static string Flag(TemporaryFolder folder) =>
        File.ReadLines(folder.File("parameter_file")).First(line => line.StartsWith("RunFlag", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];

    private static Process Start(TemporaryFolder folder, string? task)
    {
        var start = new ProcessStartInfo("dotnet", [Processes.Program, "pinocchio", "parameter_file", .. task is null ? Array.Empty<string>() : [task]])
        {
            WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
