using Orchestrator.Sites;

namespace Orchestrator.Tests.Sites;

public sealed class LocalJobScriptTests
{
    [Theory]
    [InlineData(2, 8, 16L << 30, 4L << 30)]
    [InlineData(16, 8, 16L << 30, 16L << 30)]
    [InlineData(1, 8, 4L << 30, 1L << 30)]
    public void WithShareOf_AMachine_IsNeverLessThanWhatWasAskedFor(int cores, int machineCores, long machineMemory, long expected) =>
        Assert.Equal(expected, new TaskResources(cores, 1L << 30).WithShareOf(machineCores, machineMemory).Memory);

    [Theory]
    [InlineData(3_000_000_000, "DOTNET_GCHeapHardLimit=0xB2D05E00")]
    [InlineData(1, "DOTNET_GCHeapHardLimit=0x10000000")]
    public void For_AJob_LimitsTheHeapToItsMemory(long memory, string expected)
    {
        string script = LocalJobScript.For(LocalJobScript.Render("/home/me/it's mine", ["/usr/bin/dotnet", "/opt/worker.dll"]), new TaskResources(2, memory));
        Assert.Contains(expected, script, StringComparison.Ordinal);
        Assert.Contains("root='/home/me/it'\\''s mine'", script, StringComparison.Ordinal);
        // The wall time is set where the job's file is written.
        Assert.DoesNotContain("@", script.Replace("@SECONDS@", "60", StringComparison.Ordinal).Replace("${BASH_SOURCE[0]%.sh}", "", StringComparison.Ordinal).Replace("\"${worker[@]}\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
