using BenchmarkDotNet.Attributes;
using Orchestrator.Catalogs;

namespace Orchestrator.Pinocchio.Benchmarks;

/// <summary>Files in the page cache into columns, one thread.</summary>
public class ReadingBenchmark
{
    public const int Halos = 5_000_000;
    public const int AsciiHalos = 200_000;
    private const int BlockSize = 100_000;

    private string folder = "";

    public string BinaryCone => Path.Combine(folder, "binary.plc.out");

    public string AsciiCone => Path.Combine(folder, "ascii.plc.out");

    [GlobalSetup]
    public void Setup()
    {
        folder = Directory.CreateTempSubdirectory("orchestrator-benchmark-").FullName;
        Write(BinaryCone, HaloFileFormat.Binary, Halos);
        Write(AsciiCone, HaloFileFormat.Ascii, AsciiHalos);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(folder, recursive: true);

    /// <summary>280 MB of records into a table.</summary>
    [Benchmark]
    public int ReadBinaryCone() => Read(BinaryCone);

    /// <summary>50 MB of text into a table.</summary>
    [Benchmark]
    public int ReadAsciiCone() => Read(AsciiCone);

    private static int Read(string path)
    {
        using HaloTable table = ConeFiles.ReadTable([path], FileUnits.InH100, 7e11);
        return table.Count;
    }

    private static void Write(string path, HaloFileFormat format, int halos)
    {
        using ConeWriter writer = ConeWriter.Create(path, format, FileUnits.InH100, 10);
        var block = new ConeHalo[BlockSize];
        for (int start = 0; start < halos; start += BlockSize)
        {
            for (int i = 0; i < BlockSize; i++)
            {
                int n = start + i;
                block[i] = new ConeHalo((ulong)n, 2.0 * n / halos, 1000 + (n % 777), 500 - (n % 991), n % 1234, n % 500, -n % 400, 12.5, 7e12 + (7e11 * (n % 50)), 80 + (n % 10), n % 360, 33.25, 0.5);
            }

            writer.WriteBlock(block);
        }

        writer.Commit();
    }
}
