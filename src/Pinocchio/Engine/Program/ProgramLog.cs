using System.Diagnostics;
using System.Globalization;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>The log of a run, in the words of the real program: whatever reads its logs reads this one.</summary>
internal sealed class ProgramLog(TextWriter writer, TimeProvider clock)
{
    private const int PercentStep = 5;
    private double[] radii = [];
    private double[] sigmas = [];
    private int nextPercent;
    private EnginePhase? phase;

    /// <summary>Writes a line.</summary>
    public void Line(string text)
    {
        writer.WriteLine(text);
        writer.Flush();
    }

    /// <summary>Writes a line with the time before it.</summary>
    public void Stamped(string text)
    {
        DateTimeOffset now = clock.GetLocalNow();
        Line(string.Create(CultureInfo.InvariantCulture, $"[{now:ddd MMM} {now.Day,2} {now:yyyy HH:mm:ss}] {text}"));
    }

    /// <summary>Greeting, name of the run and echo of the parameters.</summary>
    public void Begin(EngineRun run, RunParameters parameters, IReadOnlyList<double> redshifts, string parameterFile, ProgramOptions options)
    {
        Stamped("This is pinocchio V5.1, running on 1 MPI tasks");
        Line("");
        foreach (string directive in Directives(parameters, options)) Line(directive);
        Line("");
        Line($"Reading parameters from file {parameterFile}");
        Line($"Flag for this run: {parameters.RunFlag}");
        Line("");
        Line($"PARAMETER VALUES from file {parameterFile}:");
        foreach ((string key, string value) in ProgramEcho.Of(parameters, redshifts)) Line($"{key,-27} {value}");
        Line("Using Watson et al. (2013) for the analytic mass function");
        Line("");
        if (parameters.PowerSpectrum is not ("no" or "EH") && !ShapeSpectra.IsName(parameters.PowerSpectrum))
            Line(Invariant($"Normalization of the provided P(k): Sigma8={parameters.Cosmology.Sigma8:F6}"));
        radii = run.SmoothingRadii();
        sigmas = [.. radii.Select(radius => run.GaussianVariance.SigmaOfRadius(Math.Max(radius, parameters.BoxSize / parameters.GridSize / 6.0)))];
        double h = parameters.Cosmology.H;
        Line("SMOOTHING RADII");
        for (int n = 0; n < radii.Length; n++) Line(Invariant($"           {n + 1,2})  Radius= {radii[n] / h,9:F6}, Variance={sigmas[n] * sigmas[n],10:F6}"));
        Line("");
        if (parameters.Cone is { Vertex: { } vertex, UnitAxis: { } axis } cone)
        {
            double box = parameters.BoxSize / h;
            Line(Invariant($"The Past Light Cone will be reconstructed from z={cone.FarRedshift:F6} to z={cone.NearRedshift:F6}"));
            Line(Invariant($"Past Light Cone will be centred on point [{vertex.X * box:F6},{vertex.Y * box:F6},{vertex.Z * box:F6}] (true Mpc)"));
            Line(Invariant($"The cone vertex will be pointed toward [{axis.X:F6},{axis.Y:F6},{axis.Z:F6}]"));
            Line(Invariant($"It will have an aperture of {cone.HalfAngle:F6} degrees"));
            Line("");
        }

        EngineMemory memory = run.Memory;
        string phases = options.Task == ProgramTask.Halos
            ? Invariant($" (collapse times {memory.CollapseTimes / 1e6:F0}, displacements {memory.Displacements / 1e6:F0}, fragmentation {memory.Fragmentation / 1e6:F0})")
            : "";
        Line(Invariant($"Forecast of memory: {memory.Peak / 1e6:F0} MB at most{phases}"));
        Stamped("Memory has been successfully allocated");
    }

    /// <summary>Follows the engine's progress.</summary>
    public void Report(EngineProgress progress, double lastRedshift)
    {
        bool begins = phase != progress.Phase;
        phase = progress.Phase;
        switch (progress.Phase)
        {
            case EnginePhase.InitialConditions:
                Stamped("Generating density in Fourier space");
                break;
            case EnginePhase.CollapseTimes:
                if (begins) Stamped("First part: computation of collapse times");
                int n = (int)Math.Round(progress.Fraction * radii.Length);
                Stamped(Invariant($"Starting smoothing radius {n + 1} of {radii.Length} (R={radii[n],9:F5}, sigma={sigmas[n],9:F5})"));
                break;
            case EnginePhase.Displacements:
                Stamped(Invariant($"Computing displacements  for redshift {lastRedshift:F6}"));
                break;
            case EnginePhase.Fragmentation:
                if (begins) Stamped(Invariant($"Starting the fragmentation process to redshift {lastRedshift,7:F4}"));
                int percent = (int)Math.Round(progress.Fraction * 100.0) / PercentStep * PercentStep;
                if (percent < nextPercent) break;
                double redshift = progress.Redshift ?? lastRedshift;
                Stamped(Invariant($"*** {percent,3}% done, F = {1.0 + redshift,6:F2},  z = {redshift,6:F2}"));
                nextPercent = percent + PercentStep;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(progress), progress.Phase, "no such phase");
        }
    }

    /// <summary>Tells of a file with halos.</summary>
    public void Wrote(string? name, string what)
    {
        if (name is not null) Stamped($"Task 0 has written {what} on file {name}");
    }

    /// <summary>Numbers and times at the end.</summary>
    public void End(EngineResult result)
    {
        Stamped($"total number of halos in the PLC: {result.Cone.Count}");
        Line($"Total number of peaks:                 {result.Peaks}");
        Line($"Total number of collapsed particles:   {result.CollapsedParticles}");
        Stamped("Finishing fragment");
        Line(Invariant($"Total:                 {result.Timings.Values.Sum(time => time.TotalSeconds):F6}"));
        foreach ((EnginePhase part, TimeSpan time) in result.Timings) Line(Invariant($"{part + ":",-22} {time.TotalSeconds:F6}"));
        Done();
    }

    /// <summary>The last lines.</summary>
    public void Done()
    {
        using (Process process = Process.GetCurrentProcess()) Line(Invariant($"Peak memory:           {process.PeakWorkingSet64 / 1e6:F0} MB"));
        Line("Pinocchio done!");
    }

    /// <summary>The last line of a run that was stopped.</summary>
    public void Interrupted() => Stamped("The run was interrupted before its end; files that are complete stay");

    /// <summary>The last line of a run that cannot give what it was asked for.</summary>
    public void Failed(EngineRunException failure) => Line($"ERROR on task 0: {failure.Message}");

    private static IEnumerable<string> Directives(RunParameters parameters, ProgramOptions options)
    {
        yield return "Embedded engine of Orchestrator, by PINOCCHIO's algorithm on one task";
        yield return string.Create(CultureInfo.InvariantCulture, $"Using {options.Engine.Threads} threads");
        yield return "Using 3LPT displacements";
        yield return parameters.Cone is null ? "No PLC construction" : "Performing PLC construction";
        if (options.Light) yield return "Catalogs will be written in the light format";
        yield return "Radiation is not included in the Friedmann equations";
        yield return "Ellipsoidal collapse will be computed as in Monaco (1995)";
        yield return "Using v5 fragmentation";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
