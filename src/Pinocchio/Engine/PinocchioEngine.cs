using Orchestrator.Cosmology;
using Orchestrator.Numerics;
using Orchestrator.Numerics.Fft;
using Orchestrator.Pinocchio.Engine.Collapse;
using Orchestrator.Pinocchio.Engine.Cone;
using Orchestrator.Pinocchio.Engine.Displacement;
using Orchestrator.Pinocchio.Engine.Fragmentation;
using Orchestrator.Pinocchio.Engine.InitialConditions;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>PINOCCHIO's algorithm in this process (Monaco, Theuns and Taffoni 2002; Monaco et al. 2013; Munari et al. 2017), as the real
/// program runs it on one rank.</summary>
/// <remarks>The same parameters and seed give the real program's halos: the same numbers, masses and, to single precision,
/// places.</remarks>
public sealed unsafe class PinocchioEngine
{
    private const double EarliestCollapse = 40.0;
    private readonly RunParameters parameters;
    private readonly IReadOnlyList<double> redshifts;
    private readonly EngineOptions options;
    private readonly EngineInputs inputs;
    private readonly IProgress<EngineProgress>? progress;
    private readonly Dictionary<EnginePhase, TimeSpan> timings = [];
    private readonly int grid;
    private readonly double cell;

    private PinocchioEngine(
        RunParameters parameters, IReadOnlyList<double> redshifts, EngineOptions options, IProgress<EngineProgress>? progress)
    {
        (this.parameters, this.redshifts, this.options, this.progress) = (parameters, redshifts, options, progress);
        inputs = EngineInputs.Of(parameters, redshifts, options);
        grid = parameters.GridSize;
        cell = parameters.BoxSize / grid;
    }

    private double LastRedshift => redshifts[^1];

    /// <summary>Runs to the last output; writes nothing.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="outputRedshifts">Redshifts of the catalogues, descending.</param>
    /// <param name="options">How to run; null for the defaults.</param>
    /// <param name="progress">Told how far the run is; called on the thread that runs.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InvalidInputException">The run asks for what the engine does not have, names a file that is missing or wrong, or
    /// takes more memory than there is.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static EngineResult Run(
        RunParameters parameters, IReadOnlyList<double> outputRedshifts, EngineOptions? options = null,
        IProgress<EngineProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(outputRedshifts);
        options ??= new EngineOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        return new PinocchioEngine(parameters, outputRedshifts, options, progress).Run(cancellation);
    }

    private EngineResult Run(CancellationToken cancellation)
    {
        ConeGeometry? geometry = parameters.Cone is { } cone ? ConeGeometry.Of(parameters, cone, inputs, LastRedshift) : null;
        ConeDistance distance = options.ExactDistances
            ? collapse => inputs.Cosmology.ComovingDistance(Math.Max(collapse - 1.0, 0.0))
            : new TabulatedConeDistance(inputs.Cosmology).At;
        var history = new GrowthHistory(inputs.Cosmology, EarliestCollapse, LastRedshift, cell, distance);
        using var collapse = new NativeField<float>((long)grid * grid * grid);
        (NativeField<int> order, ParticleDisplacements displacements, double rms) = Particles(collapse, history, cancellation);
        using (order)
        using (displacements)
        {
            CollapseTimeHistogram histogram = CollapseHistogram.Of(collapse);
            return Timed(EnginePhase.Fragmentation, () =>
            {
                using var run = new FragmentationRun(parameters, redshifts, inputs.Cosmology, history, geometry, order, displacements, rms);
                run.Process(collapse, progress, cancellation);
                return new EngineResult
                {
                    Parameters = parameters,
                    Cosmology = inputs.Cosmology,
                    PowerSpectrum = inputs.Spectrum,
                    Catalogs = run.Catalogs,
                    Cone = run.Cone(),
                    Geometry = geometry?.ToReplications(),
                    Histories = run.Histories(),
                    CollapseTimes = histogram,
                    Timings = timings,
                };
            });
        }
    }

    /// <summary>Collapse times of all particles; order, displacements of those that collapse, and the rms density contrast today.</summary>
    private (NativeField<int> Order, ParticleDisplacements Displacements, double Rms) Particles(
        NativeField<float> collapse, GrowthHistory history, CancellationToken cancellation)
    {
        int threads = options.Threads;
        var transform = new RealFft3D<double>(grid, grid, grid);
        using var modes = new NativeField<double>(PaddedField.Length(grid));
        using var work = new NativeField<double>(PaddedField.Length(grid));
        double rms = Timed(EnginePhase.InitialConditions, () => Draw(modes.Start, work.Start, transform));
        cancellation.ThrowIfCancellationRequested();
        using LagrangianSources sources = SourcesOf(modes.Start, work.Start, collapse, history, transform, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return Timed(EnginePhase.Displacements, () =>
        {
            NativeField<int> order = CollapseOrder.Sort(collapse, (float)(1.0 + LastRedshift));
            return (order, ParticleDisplacements.Compute(modes.Start, sources, work.Start, order, history.Last, grid, transform, threads), rms);
        });
    }

    private LagrangianSources SourcesOf(
        double* modes, double* work, NativeField<float> collapse, GrowthHistory history, RealFft3D<double> transform, CancellationToken cancellation)
    {
        int threads = options.Threads;
        using var tensor = new TidalTensor(grid);
        Timed(EnginePhase.CollapseTimes, () =>
        {
            var variance = new MassVariance(inputs.Cosmology, inputs.Spectrum, SmoothingFilter.Gaussian);
            double[] radii = [.. SmoothingRadii.Choose(variance, cell, history.Last.D1).Select(radius => radius / cell)];
            CollapseTimes.Compute(
                modes, work, tensor, collapse.Start, grid, transform, radii, threads,
                n => progress?.Report(new EngineProgress(EnginePhase.CollapseTimes, (double)n / radii.Length)), cancellation);
            long plane = (long)grid * grid;
            PaddedField.Planes(grid, threads, n =>
            {
                for (long q = n * plane; q < (n + 1) * plane; q++) collapse.Start[q] = history.CollapseOf(collapse.Start[q]);
            });
            return radii.Length;
        });
        progress?.Report(new EngineProgress(EnginePhase.Displacements, 0.0));
        return Timed(EnginePhase.Displacements, () => LagrangianSources.Compute(tensor, work, grid, transform, threads));
    }

    /// <summary>Draws the linear density; its rms on the grid.</summary>
    private double Draw(double* modes, double* work, RealFft3D<double> transform)
    {
        progress?.Report(new EngineProgress(EnginePhase.InitialConditions, 0.0));
        double side = parameters.BoxSize, volume = side * side * side;
        var amplitude = new double[grid * grid / 4 + 1];
        for (int n = 1; n < amplitude.Length; n++)
            amplitude[n] = Math.Sqrt(inputs.Spectrum.Evaluate(2.0 * Math.PI * Math.Sqrt(n) / side) / volume);
        LinearDensity.Fill(
            modes, grid, unchecked((uint)parameters.RandomSeed), amplitude, parameters.FixedAmplitudes, parameters.PairedPhases, options.Threads);
        return DensityVariance.Rms(modes, work, grid, transform, options.Threads);
    }

    private T Timed<T>(EnginePhase phase, Func<T> work)
    {
        long start = options.Clock.GetTimestamp();
        T result = work();
        timings[phase] = timings.GetValueOrDefault(phase) + options.Clock.GetElapsedTime(start);
        return result;
    }
}
