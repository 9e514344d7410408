using System.Diagnostics;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class DesignVectorWidthTests
{
    // The golden designs again, in processes of their own in which the runtime hides instruction sets.
    [Theory]
    [InlineData(InstructionSets.WithoutAvx512)]
    [InlineData(InstructionSets.WithoutAvx2)]
    [InlineData(InstructionSets.WithoutAny)]
    [Trait("Duration", "Slow")]
    public async Task Bits_NarrowerVectors_AreTheSame(string switchedOff)
    {
        InstructionSets.SkipUnlessThere(switchedOff);
        string executable = Environment.ProcessPath!;
        var start = new ProcessStartInfo(executable) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (string.Equals(Path.GetFileNameWithoutExtension(executable), "dotnet", StringComparison.Ordinal))
            start.ArgumentList.Add(typeof(DesignBitsTests).Assembly.Location);
        foreach (string argument in new[] { "-class", typeof(DesignBitsTests).FullName!, "-noColor", "-noLogo" })
            start.ArgumentList.Add(argument);
        start.Environment[switchedOff] = "0";

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output + await errors);
        Assert.Contains("Total: 4, Errors: 0, Failed: 0, Skipped: 0", output, StringComparison.Ordinal);
    }
}
