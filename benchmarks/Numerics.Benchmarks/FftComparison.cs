using System.Numerics;
using System.Runtime.InteropServices;
using Orchestrator.Numerics.Fft;

namespace Orchestrator.Numerics.Benchmarks;

/// <summary>Transforms of a real field beside another program's, in turns, one thread each, in CPU milliseconds.</summary>
internal static unsafe class FftComparison
{
    private const int WarmUps = 3;

    /// <summary>Compares in both precisions.</summary>
    public static void Measure(int side, int passes)
    {
        using PeerTransform? peer = PeerTransform.Start(side);
        Say($"{side}^3, {passes} passes: least (median) CPU ms of one thread\n");
        Say("| | forward | FFTW | ratio of the least | of the medians | inverse | FFTW | ratio of the least | of the medians |");
        Say("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        Compare<double>("f64", side, passes, peer);
        Compare<float>("f32", side, passes, peer);
    }

    private static void Compare<T>(string precision, int side, int passes, PeerTransform? peer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var transform = new RealFft3D<T>(side, side, side);
        double[] forward = new double[passes], inverse = new double[passes], peerForward = new double[passes], peerInverse = new double[passes];
        T* field = (T*)NativeMemory.AlignedAlloc((nuint)(transform.Length * sizeof(T)), 64);
        try
        {
            for (int pass = -WarmUps; pass < passes; pass++)
            {
                for (long n = 0; n < transform.Length; n++) field[n] = T.CreateTruncating(n % 1009) / T.CreateTruncating(1009);
                TimeSpan start = Environment.CpuUsage.TotalTime;
                transform.Forward(field, threads: 1);
                TimeSpan middle = Environment.CpuUsage.TotalTime;
                transform.Inverse(field, threads: 1);
                TimeSpan end = Environment.CpuUsage.TotalTime;
                (double there, double back) = peer?.Transform(precision) ?? (double.NaN, double.NaN);
                if (pass < 0) continue;
                (forward[pass], inverse[pass]) = ((middle - start).TotalMilliseconds, (end - middle).TotalMilliseconds);
                (peerForward[pass], peerInverse[pass]) = (there, back);
            }
        }
        finally
        {
            NativeMemory.AlignedFree(field);
        }

        Say($"| {precision} | {Columns(forward, peer is null ? null : peerForward)} | {Columns(inverse, peer is null ? null : peerInverse)} |");
    }

    private static string Columns(double[] ours, double[]? peer)
    {
        (double least, double median) = Of(ours);
        if (peer is null) return $"{least:F0} ({median:F0}) | not shown: {PeerTransform.Variable} names no program | | ";
        (double peerLeast, double peerMedian) = Of(peer);
        return $"{least:F0} ({median:F0}) | {peerLeast:F0} ({peerMedian:F0}) | {least / peerLeast:F2} | {median / peerMedian:F2}";
    }

    private static (double Least, double Median) Of(double[] times)
    {
        double[] sorted = [.. times.Order()];
        return (sorted[0], 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]));
    }

    private static void Say(string line)
    {
#pragma warning disable RS0030 // The console is where a benchmark's results go.
        Console.WriteLine(line);
#pragma warning restore RS0030
    }
}
