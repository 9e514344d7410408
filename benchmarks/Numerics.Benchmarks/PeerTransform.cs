using System.Diagnostics;
using System.Globalization;

namespace Orchestrator.Numerics.Benchmarks;

/// <summary>Another program that transforms fields: called with the side, it plans, says <c>ready</c>, and then for each line <c>f64</c> or <c>f32</c> of its
/// input transforms a real field of that precision forward and back on one thread and prints the two CPU times in milliseconds.</summary>
internal sealed class PeerTransform : IDisposable
{
    /// <summary>The environment variable that names the program.</summary>
    public const string Variable = "FFTW_BENCH";

    private readonly Process process;

    private PeerTransform(Process process) => this.process = process;

    /// <summary>Starts the program and waits until it has planned; null where there is none.</summary>
    public static PeerTransform? Start(int side)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } program) return null;
        var start = new ProcessStartInfo(program, side.ToString(CultureInfo.InvariantCulture))
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        var peer = new PeerTransform(Process.Start(start)!);
        if (!string.Equals(peer.process.StandardOutput.ReadLine(), "ready", StringComparison.Ordinal))
            throw new InvalidOperationException($"{program} did not say that it is ready");
        return peer;
    }

    /// <summary>One transform forward and one back.</summary>
    public (double Forward, double Inverse) Transform(string precision)
    {
        process.StandardInput.WriteLine(precision);
        process.StandardInput.Flush();
        string[] times = process.StandardOutput.ReadLine()!.Split(' ');
        return (double.Parse(times[0], CultureInfo.InvariantCulture), double.Parse(times[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Lets the program end.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
