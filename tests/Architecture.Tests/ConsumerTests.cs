using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Orchestrator.Architecture.Tests;

/// <summary>Each library can be used alone: a program that references only it, the example of its README, runs and prints what the README says.</summary>
public sealed partial class ConsumerTests
{
    private static readonly string[] Applications = ["Orchestrator"];

    public static TheoryData<string> Libraries => [.. Repository.Projects.Except(Applications)];

    [Theory, MemberData(nameof(Libraries))]
    public async Task Example_OfEachReadme_PrintsWhatTheReadmeShows(string library)
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", library, "README.md"));
        string expected = OutputBlock().Match(readme).Groups["text"].Value;
        Assert.False(string.IsNullOrWhiteSpace(expected), $"src/{library}/README.md shows no output block");

        string program = Path.Combine(Repository.Root, "artifacts", "bin", $"{library}.Consumer", Repository.Configuration, $"Orchestrator.{library}.Consumer");
        using var process = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}: {await error}");
        Assert.Equal(expected.TrimEnd(), output.TrimEnd());
    }

    [Fact]
    public void Consumers_OfTheRepository_CoverEveryLibrary()
    {
        string[] consumers = [.. Directory.GetDirectories(Path.Combine(Repository.Root, "tests", "Consumers"))
            .Select(folder => Path.GetFileName(folder)!.Replace(".Consumer", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(Repository.Projects.Except(Applications).Order(StringComparer.Ordinal), consumers);
    }

    [GeneratedRegex(@"```text\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex OutputBlock();
}
