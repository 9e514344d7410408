using System.Diagnostics;
using System.Globalization;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

/// <summary>The forecast of memory is an upper limit of what the process takes, and not far above it.</summary>
public sealed class PinocchioMemoryTests
{
    private const double FarthestAbove = 1.3;

    /// <summary>The third is a cone of 2.2e5 halos from a box of 177.</summary>
    [Theory]
    [InlineData("ref32_light", "", null)]
    [InlineData("ref64_binary", "", null)]
    [InlineData("failures/e_plcover", "0.15", null)]
    [InlineData("ref64_binary", "", "2")]
    [InlineData("ref64_binary", "", "3")]
    public async Task Pinocchio_TakesNoMoreMemoryThanForecastAndNotMuchLess(string run, string farRedshift, string? task)
    {
        using TemporaryFolder folder = PinocchioFolder.Of(run);
        if (farRedshift.Length > 0) PinocchioFolder.Replace(folder, "StartingzForPLC        2.0", $"StartingzForPLC {farRedshift}");
        var start = new ProcessStartInfo("dotnet", [Processes.Program, "pinocchio", "parameter_file", .. task is null ? Array.Empty<string>() : [task], "--threads", "2"])
        {
            WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string log = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        // The program tells VmHWM, the most that the system has counted for it.
        double forecast = NumberAfter(log, "Forecast of memory:"), peak = NumberAfter(log, "Peak memory:");
        Assert.InRange(forecast, peak, FarthestAbove * peak);
    }

    private static double NumberAfter(string log, string words)
    {
        int start = log.IndexOf(words, StringComparison.Ordinal) + words.Length;
        return double.Parse(log[start..].TrimStart().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
