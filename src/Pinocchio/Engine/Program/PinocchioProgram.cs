using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>The embedded engine in the place of <c>pinocchio.x</c>: the same parameter file, the same outputs, a log in the same words.</summary>
/// <remarks>Two things differ from the real program, for the better: what is wrong with the input is refused before any work, and a run that
/// cannot give what it was asked for fails. MaxMem, MaxMemPerParticle, PredPeakFactor and BoundaryLayerFactor, which size the real program's
/// buffers, are without effect.</remarks>
public static class PinocchioProgram
{
    /// <summary>Runs.</summary>
    /// <param name="parameterFile">The parameter file; a relative path is one in the engine's folder.</param>
    /// <param name="log">Where the log goes; nothing is written to it before the input has been checked.</param>
    /// <param name="options">How to run.</param>
    /// <param name="cancellation">Stops the run; outputs that are complete stay.</param>
    /// <returns>What was found; null where the task is not <see cref="ProgramTask.Halos"/>.</returns>
    /// <exception cref="InvalidInputException">The input is wrong, the folder cannot be written or lacks room, or a run of the same name is being
    /// written into it.</exception>
    /// <exception cref="EngineRunException">The run cannot give what it was asked for.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static EngineResult? Run(string parameterFile, TextWriter log, ProgramOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parameterFile);
        ArgumentNullException.ThrowIfNull(log);
        options ??= new ProgramOptions();
        if (options.Task != ProgramTask.Halos && (options.Light || options.Engine.MatterDensity is not null))
            throw new ArgumentException($"light files and matter densities belong to {ProgramTask.Halos}", nameof(options));
        string folder = options.Engine.Folder;
        ParameterFile file = ParameterFile.Read(Path.Combine(folder, parameterFile));
        RunParameters parameters = Parameters(file, folder);
        IReadOnlyList<double> redshifts = OutputRedshifts.Read(Path.Combine(folder, parameters.OutputList));
        var lines = new ProgramLog(log, options.Engine.Clock);
        var files = new EngineFiles(folder, parameters, options.Light, cancellation);
        MassFunctionTables? massFunctions = null;
        var events = new EngineEvents
        {
            Collapsed = (count, peaks) =>
            {
                lines.Stamped($"Number of collapsed particles to z={redshifts[^1]:F0}: {count}");
                lines.Stamped("Second part: fragmentation of the collapsed medium");
                lines.Stamped($"Task 0 found {peaks} peaks, {peaks} in the well resolved region. Total number of peaks: {peaks}");
            },
            Reached = catalog =>
            {
                lines.Stamped($"Writing output at z={catalog.Redshift:F6}");
                lines.Wrote(files.Catalog(catalog), $"{catalog.Halos.Count} halos");
                lines.Stamped($"Writing mass function into file  {files.MassFunction(catalog, massFunctions!)}");
            },
            MatterMade = density => lines.Stamped($"Writing matter density into file  {files.Matter(density)}"),
        };
        EngineRun run = Prepared(file, parameters, redshifts, options, new Reporter(lines, redshifts[^1]), events);
        using RunFolder claimed = RunFolder.Claim(
            folder, parameters.RunFlag, PlannedOutputs.Of(parameters, redshifts, run.Inputs, options),
            new[] { parameterFile, parameters.OutputList, parameters.EquationOfStateFile, parameters.PowerSpectrum }.OfType<string>()
                .Select(name => Path.Combine(folder, name)));
        try
        {
            lines.Begin(run, parameters, redshifts, parameterFile, options);
            Warn(lines, file, parameters, claimed.Removed);
            if (options.Task == ProgramTask.Halos)
            {
                massFunctions = new MassFunctionTables(parameters, run.Inputs.Cosmology, run.Inputs.Spectrum, redshifts[^1]);
                return Halos(run, parameters, files, lines, cancellation);
            }

            Snapshot(run, options, redshifts[0], files, lines, cancellation);
            return null;
        }
        catch (OperationCanceledException)
        {
            lines.Interrupted();
            throw;
        }
        catch (EngineRunException failure)
        {
            lines.Failed(failure);
            throw;
        }
        catch (OutOfMemoryException exception)
        {
            var failure = new EngineRunException(
                RunCause.OutOfMemory, $"the system refuses the memory that {parameters.GridSize}^3 particles take, {run.Memory.Peak / 1e6:F0} MB", exception);
            lines.Failed(failure);
            throw failure;
        }
    }

    private static EngineResult Halos(EngineRun run, RunParameters parameters, EngineFiles files, ProgramLog lines, CancellationToken cancellation)
    {
        EngineResult result = run.Run(cancellation);
        files.Tables(result);
        lines.Wrote(files.Cone(result), $"{result.Cone.Count} halos");
        lines.Wrote(files.Histories(result), $"{result.Histories.TreeCount} trees and {result.Histories.Branches.Length} branches");
        if (parameters.WithLptSnapshot) lines.Stamped($"Writing snapshot file {files.Snapshot(files.Names.LptSnapshot, result.LptSnapshot!)}");
        lines.End(result);
        return result;
    }

    /// <summary>The second arguments 2 and 3.</summary>
    private static void Snapshot(
        EngineRun run, ProgramOptions options, double redshift, EngineFiles files, ProgramLog lines, CancellationToken cancellation)
    {
        bool isDensity = options.Task == ProgramTask.LinearDensity;
        lines.Line(isDensity
            ? "In this configuration pinocchio only writes the linear density field in a snapshot"
            : "In this configuration pinocchio will only produce a GADGET snapshot");
        files.CosmologyAndCopies(run.Inputs, run.Copies(cancellation));
        if (isDensity) lines.Stamped($"Writing density in snapshot file {files.Snapshot(files.Names.Density, run.LinearDensity(cancellation))}");
        else
        {
            LptSnapshot particles = run.ParticleSnapshot(programsRates: !options.Engine.CorrectKnownFaults, cancellation);
            lines.Stamped($"Writing snapshot file {files.Snapshot(files.Names.Particles(redshift), particles)}");
        }

        lines.Done();
    }

    private static void Warn(ProgramLog lines, ParameterFile file, RunParameters parameters, int removed)
    {
        foreach (string warning in file.Warnings) lines.Line($"WARNING: {warning}");
        foreach (string warning in EngineKeys.WithoutEffect(file)) lines.Line($"WARNING: {warning}");
        if (parameters.FileCount > 1) lines.Line($"WARNING: NumFiles {parameters.FileCount} is lowered to 1: one task writes one file");
        if (removed > 0) lines.Line($"WARNING: {removed} outputs of an earlier run {parameters.RunFlag} have been removed");
    }

    /// <summary>The run, checked; what is refused is told with its place in the parameter file.</summary>
    private static EngineRun Prepared(
        ParameterFile file, RunParameters parameters, IReadOnlyList<double> redshifts, ProgramOptions options, IProgress<EngineProgress> progress, EngineEvents events)
    {
        try
        {
            EngineKeys.Check(file);
            return PinocchioEngine.Prepare(parameters, redshifts, options.Engine, options.Task, progress, events);
        }
        catch (InvalidInputException refusal) when (refusal is { File: null, Key: { } key } && ParameterKeys.ByName.ContainsKey(key))
        {
            throw file.Located(refusal);
        }
    }

    /// <summary>The parameters of a file, with a Sigma8 of 0 replaced by that of its power spectrum's table.</summary>
    /// <exception cref="InvalidInputException">A value, or the table, is wrong.</exception>
    private static RunParameters Parameters(ParameterFile file, string folder) =>
        RunParameters.From(file, file.Number("Sigma8") == 0.0 ? RunCosmology.TableSigma8(file, folder) : null);

    private sealed class Reporter(ProgramLog log, double lastRedshift) : IProgress<EngineProgress>
    {
        public void Report(EngineProgress value) => log.Report(value, lastRedshift);
    }
}
