using System.Diagnostics;

namespace Orchestrator.HaloHod.Benchmarks;

/// <summary>Processor time of the benchmarks' methods, which a busy machine changes less than wall time.</summary>
internal static class ProcessorTime
{
    private const int WarmUps = 3, Repetitions = 9;

    public static void Print()
    {
        var painting = new PaintingBenchmark { Threads = 1 };
        painting.Setup();
        Print("centrals of a snapshot", painting.Centrals);
        Print("centrals and satellites of a snapshot", painting.CentralsAndSatellites);
        painting.Cleanup();
        var lightCone = new LightConeBenchmark { Threads = 1 };
        lightCone.Setup();
        Print("dither and common cut of a cone", lightCone.DitherAndCut);
        Print("centrals and satellites of a cone, masses matched", lightCone.PaintMatchedMasses);
        Print("observation of the galaxies of a cone", lightCone.Observe);
        lightCone.Cleanup();
    }

    private static void Print(string what, Func<int> benchmark)
    {
        int rows = 0;
        for (int i = 0; i < WarmUps; i++) rows = benchmark();
        double[] times = new double[Repetitions];
        for (int i = 0; i < Repetitions; i++)
        {
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            benchmark();
            times[i] = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
        }
        Array.Sort(times);
#pragma warning disable RS0030 // The console is where a benchmark's results go.
        Console.WriteLine($"{what,-50} {times[Repetitions / 2],6:F0} ms (least {times[0]:F0} ms), {rows} rows");
#pragma warning restore RS0030
    }
}
