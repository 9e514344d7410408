using System.Diagnostics;
using BenchmarkDotNet.Loggers;

namespace Orchestrator.Pinocchio.Benchmarks;

/// <summary>CPU seconds of this process over the same loops: on a machine that others use too, they say more than the clock.</summary>
internal static class CpuTime
{
    private const int Repeats = 9;

    public static void Measure()
    {
        var benchmark = new ReadingBenchmark();
        benchmark.Setup();
        Report("binary cone", new FileInfo(benchmark.BinaryCone).Length, ReadingBenchmark.Halos, benchmark.ReadBinaryCone);
        Report("ascii cone", new FileInfo(benchmark.AsciiCone).Length, ReadingBenchmark.AsciiHalos, benchmark.ReadAsciiCone);
        benchmark.Cleanup();
    }

    private static void Report(string name, long bytes, int halos, Func<int> read)
    {
        using Process process = Process.GetCurrentProcess();
        var seconds = new List<double>();
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            process.Refresh();
            TimeSpan before = process.TotalProcessorTime;
            read();
            process.Refresh();
            seconds.Add((process.TotalProcessorTime - before).TotalSeconds);
        }

        seconds.Sort();
        double median = seconds[Repeats / 2];
        ConsoleLogger.Default.WriteLine(
            $"{name}: {bytes / 1e6:F0} MB, median {median:F3} CPU-s (best {seconds[0]:F3}): {bytes / 1e6 / median:F0} MB/s, {median / halos * 1e9:F1} ns a halo");
    }
}
