using System.Diagnostics;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

/// <summary>What the embedded engine cannot do is told with file, line, key, value and what is allowed, before any work.</summary>
public sealed class PinocchioRefusalTests
{
    [Theory]
    [InlineData("GridSize               32", "GridSize 1400", "parameter_file, line 6: GridSize = 1400", "4 to 1290")]
    [InlineData("BoxSize                64", "BoxSize 99999", "parameter_file, line 4: BoxSize = 99999 Mpc/h", "between particles")]
    [InlineData("StartingzForPLC        0.1", "StartingzForPLC 19.5", "parameter_file, line 33: StartingzForPLC = 19.5", "at most 18.9")]
    [InlineData("AnalyticMassFunction   9", "AnalyticMassFunction 3", "parameter_file, line 31: AnalyticMassFunction = 3", "9 (Watson")]
    [InlineData("WDM_PartMass_in_kev    0.0", "WDM_PartMass_in_kev 1.5", "parameter_file, line 20: WDM_PartMass_in_kev = 1.5", "cold dark matter")]
    [InlineData("MinHaloMass            10", "MinHaloMass 40000", "parameter_file, line 30: MinHaloMass = 40000", "32768")]
    [InlineData("FileWithInputSpectrum  no", "FileWithInputSpectrum CAMBTable", "parameter_file, line 18: FileWithInputSpectrum = CAMBTable", "a file")]
    [InlineData("PLCProvideConeData", "", "parameter_file: PLCProvideConeData = absent", "a vertex")]
    [InlineData("OutputInH100", "MimicOldSeed", "parameter_file, line 28: MimicOldSeed", "left out")]
    [InlineData("OutputInH100", "ReadProductsFromDumps", "parameter_file, line 28: ReadProductsFromDumps", "left out")]
    [InlineData("OutputInH100", "HubbleTableFile h.txt", "parameter_file, line 28: HubbleTableFile = h.txt", "left out")]
    public async Task Pinocchio_WhatTheEngineCannotDo_IsToldWithItsPlace(string from, string to, string named, string allowed)
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_light", (from, to));
        await AssertRefusedAsync(folder, ["pinocchio", "parameter_file"], named, allowed);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pinocchio_TableOfPowerWithTooFewRows_IsNamed(int rows)
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_tabpk");
        File.WriteAllLines(folder.File("pk.txt"), File.ReadLines(folder.File("pk.txt")).Take(rows).ToArray());
        await AssertRefusedAsync(folder, ["pinocchio", "parameter_file"], "pk.txt: rows", "at least 4");
    }

    [Theory]
    [InlineData("1e-5 -0.9\n1.5 -0.9\n")]
    [InlineData("1e-5 -0.9\n1.0 -0.9\n1.5 -0.9\n")]
    public async Task Pinocchio_TableOfTheEquationOfStateWithTooFewRows_IsNamed(string table)
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_tabeos");
        await File.WriteAllTextAsync(folder.File("eos.txt"), table, TestContext.Current.CancellationToken);
        await AssertRefusedAsync(folder, ["pinocchio", "parameter_file"], "eos.txt: rows", "at least 4");
    }

    [Theory]
    [InlineData("--light: a snapshot alone", "2", "--light")]
    [InlineData("--light: a snapshot alone", "3", "--light")]
    [InlineData("--matter-density: a snapshot alone", "2", "--matter-density", "16")]
    [InlineData("--matter-density: a snapshot alone", "3", "--matter-density", "16")]
    [InlineData("--mass-assignment: there is no mesh", "--mass-assignment", "tsc")]
    public async Task Pinocchio_OptionsThatWouldBeIgnored_AreRefused(string named, params string[] arguments)
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_light");
        await AssertRefusedAsync(folder, ["pinocchio", "parameter_file", .. arguments], named, "only with");
    }

    [Fact]
    public async Task Pinocchio_SnapshotOfMoreParticlesThanAnArrayHolds_IsRefused()
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_light", ("GridSize               32", "GridSize 895"), ("BoxSize                64", "BoxSize 1790"));
        await AssertRefusedAsync(folder, ["pinocchio", "parameter_file", "3"], "parameter_file, line 6: GridSize = 895", "at most 894");
    }

    [Fact]
    public async Task Pinocchio_NameThatWouldOverwriteAnInput_IsRefused()
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_light", ("OutputList             outputs", "OutputList pinocchio.t32.nz.out"));
        File.Move(folder.File("outputs"), folder.File("pinocchio.t32.nz.out"));
        await AssertRefusedAsync(folder, ["pinocchio", "parameter_file"], "RunFlag = t32", "another name");
    }

    [Fact]
    public async Task Pinocchio_FolderThatCannotBeWritten_IsRefused()
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_light", ("OutputList             outputs", "OutputList /tmp/absent"));
        PinocchioFolder.Replace(folder, "/tmp/absent", folder.File("outputs"));
        CommandResult result = await CommandLine.RunAsync("/proc", ["pinocchio", folder.File("parameter_file")], TestContext.Current.CancellationToken);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("/proc: the folder cannot be written", result.Error);
        Assert.Empty(result.Output);
    }

    /// <summary>A snapshot of 64^3 particles takes 7 MB.</summary>
    [Fact]
    public async Task Pinocchio_DiskWithTooLittleRoom_IsRefusedBeforeTheWork()
    {
        using var disk = new SmallDisk(kilobytes: 4000);
        using TemporaryFolder folder = PinocchioFolder.Of("ref64_binary");
        foreach (string name in (string[])["parameter_file", "outputs"]) File.Copy(folder.File(name), disk.File(name));
        CommandResult result = await CommandLine.RunAsync(disk.FullName, ["pinocchio", "parameter_file", "3"], TestContext.Current.CancellationToken);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the outputs take 7.3 MB or more", result.Error);
        Assert.Empty(result.Output);
        Assert.Equal(2, Directory.GetFileSystemEntries(disk.FullName).Length);
    }

    [Fact]
    public async Task Pinocchio_ParameterFileFromAPipe_IsRefused()
    {
        using TemporaryFolder folder = PinocchioFolder.Of("ref32_light");
        var start = new ProcessStartInfo("dotnet", [Processes.Program, "pinocchio", "/dev/stdin"])
        {
            WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(await File.ReadAllTextAsync(folder.File("parameter_file"), TestContext.Current.CancellationToken));
        process.StandardInput.Close();
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("/dev/stdin: the input is a pipe or a terminal (allowed: a file on disk)", error);
    }

    private static async Task AssertRefusedAsync(TemporaryFolder folder, string[] arguments, string named, string allowed)
    {
        string[] before = Directory.GetFileSystemEntries(folder.FullName);
        CommandResult result = await CommandLine.RunAsync(folder.FullName, arguments, TestContext.Current.CancellationToken);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(named, result.Error);
        Assert.Contains(allowed, result.Error);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.Empty(result.Output);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.FullName));
    }
}
