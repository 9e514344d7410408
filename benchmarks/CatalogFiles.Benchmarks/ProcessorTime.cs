using System.Diagnostics;

namespace Orchestrator.CatalogFiles.Benchmarks;

/// <summary>Processor seconds, which a busy machine distorts less than the clock: the best of several runs of each writer.</summary>
internal static class ProcessorTime
{
    private const int Runs = 5;

    public static void Print(TextWriter output)
    {
        string path = Path.Combine(Path.GetTempPath(), $"write-benchmark-{Environment.ProcessId}.h5");
        foreach (bool counts in new[] { true, false })
        {
            float[] chunk = MapData.Chunk(counts);
            double gibibytes = Writers.Chunks * (double)MapData.Bytes(chunk).Length / (1L << 30);
            foreach ((string name, Action<string, float[]> write) in Writers.All)
            {
                (double cpu, double wall) = Best(() => write(path, chunk));
                double ratio = new FileInfo(path).Length / (gibibytes * (1L << 30));
                output.WriteLine($"{(counts ? "counts" : "noise"),-7}{name,-34}{cpu / gibibytes,8:F1} CPU-s/GiB {1024 * gibibytes / wall,8:F0} MiB/s  ratio {ratio:F3}");
            }
        }

        File.Delete(path);
        byte[] data = new byte[256 << 20];
        output.WriteLine($"managed SHA-256 {data.Length / 1e6 / Best(() => Sha256.HashData(data)).Processor,8:F0} MB a CPU-s");
        output.WriteLine($"OpenSSL SHA-256 {data.Length / 1e6 / Best(() => System.Security.Cryptography.SHA256.HashData(data)).Processor,8:F0} MB a CPU-s");
    }

    private static (double Processor, double Clock) Best(Action action)
    {
        double processor = double.PositiveInfinity, clock = double.PositiveInfinity;
        using var process = Process.GetCurrentProcess();
        for (int run = 0; run < Runs; run++)
        {
            process.Refresh();
            TimeSpan before = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            action();
            clock = Math.Min(clock, watch.Elapsed.TotalSeconds);
            process.Refresh();
            processor = Math.Min(processor, (process.TotalProcessorTime - before).TotalSeconds);
        }

        return (processor, clock);
    }
}
