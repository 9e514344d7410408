using System.Globalization;
using Orchestrator.Catalogs;

namespace Orchestrator.Pinocchio.Benchmarks;

/// <summary>The embedded engine beside the real program, each in processes of its own, in turns, on the same parameter file.</summary>
internal static class EngineComparison
{
    private const string RealVariable = "PINOCCHIO";
    private const string NotShown = "not shown: PINOCCHIO names no program";
    private static readonly string? RealProgram = Environment.GetEnvironmentVariable(RealVariable) is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    /// <summary>Compares at each grid size, each program as often as <paramref name="passes"/> says.</summary>
    public static void Measure(IReadOnlyList<int> grids, int passes)
    {
        // Small allocations on the heap trip over a fault of the real program at its exit; the variable does nothing to ours.
        Environment.SetEnvironmentVariable("MALLOC_MMAP_THRESHOLD_", "131072");
        Environment.SetEnvironmentVariable("OMPI_ALLOW_RUN_AS_ROOT", "1");
        Environment.SetEnvironmentVariable("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
        string root = Directory.CreateTempSubdirectory("orchestrator-benchmark-").FullName;
        try
        {
            foreach (int grid in grids) Compare(Path.Combine(root, $"{grid}"), grid, passes);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Compare(string root, int grid, int passes)
    {
        IReadOnlyList<Contestant> contestants = Contestants();
        var run = new BenchmarkRun(grid);
        foreach (Contestant contestant in contestants) run.Prepare(Path.Combine(root, contestant.Folder));
        for (int pass = 0; pass < passes; pass++)
        {
            foreach (Contestant contestant in contestants.Where(contestant => contestant.Command.Count > 0))
                contestant.Costs.Add(MeasuredProcess.Run(Path.Combine(root, contestant.Folder), contestant.Command));
        }

        Say($"\n{grid}^3 particles, {run.BoxSize} Mpc/h, cone z < {run.ConeRedshift:F1}; medians of {passes}, wall seconds of the phases of the last\n");
        Say("| | wall s | CPU s | peak MB a process | bytes a particle | initial conditions | collapse times | displacements | fragmentation | rest |");
        Say("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (Contestant contestant in contestants) Say($"| {contestant.Name} | {Row(contestant, root, grid)} |");
        CompareCatalogs(contestants, root, run);
    }

    private static IReadOnlyList<Contestant> Contestants()
    {
        string engine = Path.Combine(AppContext.BaseDirectory, "orchestrator");
        IReadOnlyList<string> real = RealProgram is null ? [] : [RealProgram, "parameter_file"];
        IReadOnlyList<string> ranks = RealProgram is null ? [] : ["mpirun", "--oversubscribe", "-np", "2", .. real];
        return
        [
            new("real program, 1 rank", "real1", real, IsReal: true, Processes: 1),
            new("embedded engine, 2 threads", "engine2", [engine, "pinocchio", "parameter_file", "--threads", "2"], IsReal: false, Processes: 1),
            new("real program, 2 ranks", "real2", ranks, IsReal: true, Processes: 2),
            new("embedded engine, 1 thread", "engine1", [engine, "pinocchio", "parameter_file", "--threads", "1"], IsReal: false, Processes: 1),
        ];
    }

    private static string Row(Contestant contestant, string root, int grid)
    {
        if (contestant.Command.Count == 0) return NotShown;
        string log = Path.Combine(root, contestant.Folder, "log");
        // The real program may crash after its last line, with all files complete.
        if (!File.ReadLines(log).Any(line => string.Equals(line, "Pinocchio done!", StringComparison.Ordinal)))
            return $"failed with exit code {contestant.Costs[^1].ExitCode}: {File.ReadLines(log).LastOrDefault()}";
        PhaseTimes phases = contestant.IsReal ? PhaseTimes.OfReal(log) : PhaseTimes.OfEngine(log);
        double wall = Median(contestant.Costs.Select(cost => cost.Wall)), processor = Median(contestant.Costs.Select(cost => cost.Processor));
        double memory = Median(contestant.Costs.Select(cost => cost.PeakMemory)), rest = contestant.Costs[^1].Wall - phases.Sum;
        double bytes = memory * contestant.Processes / ((double)grid * grid * grid);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{wall:F1} | {processor:F1} | {memory / 1e6:F0} | {bytes:F0} | {phases.InitialConditions:F2} | {phases.CollapseTimes:F2} | {phases.Displacements:F2} | {phases.Fragmentation:F2} | {rest:F2}");
    }

    /// <summary>How many halos of the real program's last catalogue (one rank) the engine has with the same mass.</summary>
    private static void CompareCatalogs(IReadOnlyList<Contestant> contestants, string root, BenchmarkRun run)
    {
        if (!contestants.Take(2).All(contestant => File.Exists(Path.Combine(root, contestant.Folder, run.LastCatalog)))) return;
        Dictionary<ulong, double> real = Masses(contestants[0]), engine = Masses(contestants[1]);
        int equal = real.Count(halo => engine.TryGetValue(halo.Key, out double mass) && Math.Abs(mass / halo.Value - 1.0) < 1e-5);
        Say($"\nz = 0: {equal} of the real program's {real.Count} halos (1 rank) with equal id and mass; the engine has {engine.Count}.");

        Dictionary<ulong, double> Masses(Contestant contestant)
        {
            string path = Path.Combine(root, contestant.Folder, run.LastCatalog);
            using HaloTable table = SnapshotFiles.ReadTable([path], run.Parameters.Units, run.Parameters.ParticleMass, 0.0);
            var masses = new Dictionary<ulong, double>(table.Count);
            for (int row = 0; row < table.Count; row++) masses.Add(table.Id[row], table.Mass[row]);
            return masses;
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]);
    }

    private static void Say(string line)
    {
#pragma warning disable RS0030 // The console is where a benchmark's results go.
        Console.WriteLine(line);
#pragma warning restore RS0030
    }

    private sealed record Contestant(string Name, string Folder, IReadOnlyList<string> Command, bool IsReal, int Processes)
    {
        public List<ProcessCost> Costs { get; } = [];
    }
}
