using System.Diagnostics;

#pragma warning disable RS0030 // A benchmark is a program: it prints its results.

namespace Orchestrator.LightCone.Benchmarks;

/// <summary>Rates by processor time instead of the clock: what can be compared on a machine that others use too. Median of seven.</summary>
internal static class CpuRates
{
    private const int Repeats = 7;

    public static void Print()
    {
        HealPixBenchmark healPix = new();
        foreach (HealPixOrdering ordering in Enum.GetValues<HealPixOrdering>())
        {
            healPix.Ordering = ordering;
            healPix.Setup();
            Console.WriteLine($"ang2pix {ordering}: {5e6 / Seconds(healPix.Ang2Pix):G3} per second");
        }
        ProjectionBenchmark projection = new();
        projection.Setup();
        Console.WriteLine($"Lambert: {1e6 / Seconds(projection.Lambert):G3} per second");
        Console.WriteLine($"pixel of a map: {1e6 / Seconds(projection.MapPixel):G3} per second");
        MassAssignmentBenchmark assignment = new();
        assignment.Setup();
        foreach (MassAssignmentScheme scheme in Enum.GetValues<MassAssignmentScheme>())
        {
            assignment.Scheme = scheme;
            Console.WriteLine($"{scheme}: {Seconds(() => assignment.Add()):F2} s for 1e7 points on 512^3 cells");
        }
    }

    private static double Seconds(Action action)
    {
        action();
        double[] seconds = new double[Repeats];
        using Process process = Process.GetCurrentProcess();
        for (int i = 0; i < Repeats; i++)
        {
            process.Refresh();
            TimeSpan start = process.TotalProcessorTime;
            action();
            process.Refresh();
            seconds[i] = (process.TotalProcessorTime - start).TotalSeconds;
        }
        Array.Sort(seconds);
        return seconds[Repeats / 2];
    }
}
