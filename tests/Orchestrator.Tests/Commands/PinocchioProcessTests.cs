using System.Diagnostics;
using Orchestrator.Pinocchio;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

/// <summary>The engine in a process of its own: with fewer instructions than the processor has, and with its memory measured.</summary>
public sealed class PinocchioProcessTests
{
    [Theory]
    [InlineData(InstructionSets.WithoutAvx512)]
    [InlineData(InstructionSets.WithoutAvx2)]
    [InlineData(InstructionSets.WithoutAvx)]
    [InlineData(InstructionSets.WithoutAny)]
    public async Task Pinocchio_WithoutAnInstructionSet_WritesTheSameBytes(string setting)
    {
        InstructionSets.SkipUnlessThere(setting);
        using TemporaryFolder all = await RunAsync(null), fewer = await RunAsync(setting);
        string[] names = [.. Outputs(all)];
        Assert.Equal(14, names.Length);
        Assert.Equal(names, Outputs(fewer));
        foreach (string name in names) Same(all.File(name), fewer.File(name));
        PinocchioRun real = PinocchioRun.Open(ReferenceData.Path("pinocchio", "ref32_w0wa")), ours = PinocchioRun.Open(fewer.FullName);
        using var expected = real.ReadCatalog(0.0);
        using var actual = ours.ReadCatalog(0.0);
        Assert.Equal(expected.Id.ToArray().Order(), actual.Id.ToArray().Order());
    }

    /// <summary>What the log says it took is no more than it was forecast to take.</summary>
    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Pinocchio_TwoMillionParticlesWithACone_TakesNoMoreMemoryThanForecast()
    {
        using TemporaryFolder folder = CopyOf("ref128_binary");
        string log = await RunInAsync(folder, null);
        double forecast = NumberAfter(log, "Forecast of memory:"), peak = NumberAfter(log, "Peak memory:");
        Assert.InRange(peak, 0.6 * forecast, forecast);
        Assert.True(forecast * 1e6 <= 110.0 * 128 * 128 * 128, $"{forecast} MB are more than 110 bytes a particle");
    }

    private static double NumberAfter(string log, string words)
    {
        int start = log.IndexOf(words, StringComparison.Ordinal) + words.Length;
        return double.Parse(log[start..].TrimStart().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Outputs(TemporaryFolder folder) =>
        Directory.EnumerateFiles(folder.FullName, "*.out").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static void Same(string expected, string actual) => Assert.Equal(File.ReadAllBytes(expected), File.ReadAllBytes(actual));

    private static async Task<TemporaryFolder> RunAsync(string? setting)
    {
        TemporaryFolder folder = CopyOf("ref32_w0wa");
        await RunInAsync(folder, setting);
        return folder;
    }

    private static TemporaryFolder CopyOf(string run)
    {
        var folder = new TemporaryFolder();
        foreach (string name in new[] { "parameter_file", "outputs" })
            File.WriteAllBytes(folder.File(name), File.ReadAllBytes(ReferenceData.Path("pinocchio", run, name)));
        return folder;
    }

    private static async Task<string> RunInAsync(TemporaryFolder folder, string? setting)
    {
        var start = new ProcessStartInfo("dotnet", [Processes.Program, "pinocchio", "parameter_file", "--threads", "2"])
        {
            WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        if (setting is not null) start.Environment[setting] = "0";
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, await error);
        return output;
    }
}
