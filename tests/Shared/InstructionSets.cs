using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Tests;

/// <summary>The runtime's settings that hide instruction sets of the processor. There is none for FMA alone: it goes with AVX2.</summary>
internal static class InstructionSets
{
    public const string WithoutAvx512 = "DOTNET_EnableAVX512";
    public const string WithoutAvx2 = "DOTNET_EnableAVX2";
    public const string WithoutAvx = "DOTNET_EnableAVX";
    public const string WithoutAny = "DOTNET_EnableHWIntrinsic";

    /// <summary>Skips the calling test where the processor has not what the setting hides: a run with the setting would be the run without it, and
    /// show nothing.</summary>
    public static void SkipUnlessThere(string setting)
    {
        (bool isThere, string name) = setting switch
        {
            WithoutAvx512 => (Avx512F.IsSupported, "AVX-512"),
            WithoutAvx2 => (Avx2.IsSupported, "AVX2"),
            WithoutAvx => (Avx.IsSupported, "AVX"),
            WithoutAny => (Vector128.IsHardwareAccelerated, "vector instructions"),
            _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "no such setting"),
        };
        Assert.SkipUnless(isThere, $"not shown on this machine: its processor has no {name}");
    }
}
