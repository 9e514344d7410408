using System.CommandLine;
using Orchestrator.Output;
using Orchestrator.Pinocchio;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Commands;

/// <summary><c>pinocchio</c>: the embedded engine as a drop-in for pinocchio.x on one rank.</summary>
internal static class PinocchioCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("parameter_file") { Description = "PINOCCHIO's parameter file; outputs go to the current folder" };
        var light = new Option<bool>("--light") { Description = "Write the fewer columns of LIGHT_OUTPUT builds" };
        var command = new Command("pinocchio", "Simulate halos with the embedded engine: same parameter file, same files out as pinocchio.x")
        {
            file, light, CommonOptions.Threads, CommonOptions.Quiet,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(shell, parsed, parsed.GetRequiredValue(file), parsed.GetValue(light), cancellation), cancellation));
        return command;
    }

    private static int Run(Shell shell, ParseResult parsed, string name, bool light, CancellationToken cancellation)
    {
        ParameterFile file = ParameterFile.Read(Path.GetFullPath(name, shell.Folder));
        var parameters = RunParameters.From(file);
        IReadOnlyList<double> redshifts = OutputRedshifts.Read(Path.Combine(shell.Folder, parameters.OutputList));
        int threads = CommonOptions.ThreadCount(parsed);
        shell.Output.WriteLine($"Embedded engine with PINOCCHIO V5.1's algorithm, running on {threads} threads");
        shell.Output.WriteLine($"Flag for this run: {parameters.RunFlag}; {parameters.GridSize}^3 particles, {parameters.BoxSize:G6} Mpc/h, seed {parameters.RandomSeed}");

        if (parameters.WithLptSnapshot) shell.Error.WriteLine("warning: WriteTimelessSnapshot: the embedded engine does not write the LPT snapshot");
        var progress = new ProgressReporter(shell, parsed.GetValue(CommonOptions.Quiet));
        EngineResult result = PinocchioEngine.Run(
            parameters, redshifts, new EngineOptions { Threads = threads, Folder = shell.Folder, Clock = shell.Time }, new PhaseReport(progress), cancellation);
        EngineOutputs.Write(shell.Folder, result, light, cancellation);
        progress.End();

        foreach (EngineCatalog catalog in result.Catalogs) shell.Output.WriteLine($"z = {catalog.Redshift:F4}: {catalog.Halos.Count} halos");
        if (parameters.Cone is not null) shell.Output.WriteLine($"light cone: {result.Cone.Count} halos");
        foreach ((EnginePhase phase, TimeSpan time) in result.Timings) shell.Output.WriteLine($"{phase}: {time.TotalSeconds:F2} s");
        shell.Output.WriteLine("Pinocchio done!");
        return ExitCode.Done;
    }

    /// <summary>Says each phase as it begins.</summary>
    private sealed class PhaseReport(ProgressReporter reporter) : IProgress<EngineProgress>
    {
        private EnginePhase? said;

        public void Report(EngineProgress value)
        {
            if (said == value.Phase) return;
            said = value.Phase;
            reporter.Say($"{value.Phase} ...");
        }
    }
}
