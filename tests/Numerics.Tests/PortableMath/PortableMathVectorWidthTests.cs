using System.Diagnostics;

namespace Orchestrator.Numerics.Tests;

public sealed class PortableMathVectorWidthTests
{
    // The golden hashes and the comparisons of span and scalar, in processes of their own in which the runtime hides instruction sets.
    [Theory]
    [InlineData("full", null)]
    [InlineData("256", InstructionSets.WithoutAvx512)]
    [InlineData("128", InstructionSets.WithoutAvx)]
    [InlineData("128", InstructionSets.WithoutAvx2)]
    [InlineData("none", InstructionSets.WithoutAny)]
    [Trait("Duration", "Slow")]
    public async Task Bits_NarrowerVectors_AreTheSame(string vectors, string? switchedOff)
    {
        if (switchedOff is not null) InstructionSets.SkipUnlessThere(switchedOff);
        string executable = Environment.ProcessPath!;
        var start = new ProcessStartInfo(executable) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (string.Equals(Path.GetFileNameWithoutExtension(executable), "dotnet", StringComparison.Ordinal))
             start.ArgumentList.Add(typeof(PortableMathBitsTests).Assembly.Location);
        foreach (string argument in new[] { "-class", typeof(PortableMathBitsTests).FullName!, "-noColor", "-noLogo" })
            start.ArgumentList.Add(argument);
        start.Environment[PortableMathBitsTests.ModeVariable] = vectors;
        if (switchedOff is not null) start.Environment[switchedOff] = "0";

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, output + await errors);
        Assert.Contains("Total: 26, Errors: 0, Failed: 0, Skipped: 0", output, StringComparison.Ordinal);
    }
}
