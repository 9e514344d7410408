using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>PINOCCHIO's algorithm in this process (Monaco, Theuns and Taffoni 2002; Monaco et al. 2013; Munari et al. 2017), as the real
/// program runs it on one rank.</summary>
/// <remarks>The same parameters and seed give the real program's halos: the same numbers, masses and, to single precision,
/// places.</remarks>
public static class PinocchioEngine
{
    /// <summary>Runs to the last output; writes nothing.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="outputRedshifts">Redshifts of the catalogues, descending.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="progress">Told how far the run is; called on the thread that runs.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InvalidInputException">The run asks for what the engine does not have, names a file that is missing or wrong, or
    /// takes more memory than there is.</exception>
    /// <exception cref="EngineRunException">The run cannot give what it was asked for: nothing collapses, the outputs end before the light cone
    /// does, or the system refuses the memory.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static EngineResult Run(
        RunParameters parameters, IReadOnlyList<double> outputRedshifts, EngineOptions? options = null,
        IProgress<EngineProgress>? progress = null, CancellationToken cancellation = default) =>
        Prepare(parameters, outputRedshifts, options, ProgramTask.Halos, progress, new EngineEvents()).Run(cancellation);

    /// <summary>The linear density contrast at z = 0 on the grid of particles: what <c>pinocchio.x parameter_file 2</c> writes.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="outputRedshifts">Its outputs, descending; the first stands in the header.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Blocks ID and DENS.</returns>
    /// <exception cref="InvalidInputException">As <see cref="Run"/>.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static LptSnapshot LinearDensity(
        RunParameters parameters, IReadOnlyList<double> outputRedshifts, EngineOptions? options = null, CancellationToken cancellation = default) =>
        Prepare(parameters, outputRedshifts, options, ProgramTask.LinearDensity, null, new EngineEvents()).LinearDensity(cancellation);

    /// <summary>All particles at the first output by Lagrangian perturbation theory of third order: what <c>pinocchio.x parameter_file 3</c>
    /// is for. Each order's velocity grows at that order's own rate, which the real program gets wrong.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="outputRedshifts">Its outputs, descending; the first is the snapshot's time.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Blocks ID, POS (comoving Mpc/h, inside the box) and VEL (Gadget's: peculiar km/s over the root of the scale factor).</returns>
    /// <exception cref="InvalidInputException">As <see cref="Run"/>; also a grid of more than 894 particles a side.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static LptSnapshot Particles(
        RunParameters parameters, IReadOnlyList<double> outputRedshifts, EngineOptions? options = null, CancellationToken cancellation = default) =>
        Prepare(parameters, outputRedshifts, options, ProgramTask.Particles, null, new EngineEvents()).ParticleSnapshot(programsRates: false, cancellation);

    /// <summary>Checks a run and makes it ready.</summary>
    internal static EngineRun Prepare(
        RunParameters parameters, IReadOnlyList<double> outputRedshifts, EngineOptions? options, ProgramTask task, IProgress<EngineProgress>? progress,
        EngineEvents events)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(outputRedshifts);
        options ??= new EngineOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        return new EngineRun(parameters, outputRedshifts, options, task, progress, events);
    }
}
