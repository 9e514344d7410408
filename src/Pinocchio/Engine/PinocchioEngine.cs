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
        (CollapsedMatter matter, CollapseTimeHistogram histogram, double rms) = Collapse(history, cancellation);
        using (matter)
        {
            return Timed(EnginePhase.Fragmentation, () =>
            {
                using var run = new FragmentationRun(parameters, redshifts, inputs.Cosmology, history, geometry, matter, rms);
                run.Process(progress, cancellation);
                return new EngineResult
                {
                    Parameters = parameters,
                    Cosmology = inputs.Cosmology,
                    PowerSpectrum = inputs.Spectrum,
                    Catalogs = run.Catalogs,
                    Cone = run.Cone,
                    Geometry = geometry?.ToReplications(),
                    Histories = run.Histories(),
                    CollapseTimes = histogram,
                    Timings = timings,
                };
            });
        }
    }

    /// <summary>From the seed to the particles that collapse; also the histogram of collapse times and the rms density contrast
    /// today.</summary>
    private (CollapsedMatter Matter, CollapseTimeHistogram Histogram, double Rms) Collapse(GrowthHistory history, CancellationToken cancellation)
    {
        int threads = options.Threads;
        float last = (float)(1.0 + LastRedshift);
        var transform = new RealFft3D<float>(grid, grid, grid);
        using NativeField<float> modes = PaddedField.Allocate(grid);
        double rms = Timed(EnginePhase.InitialConditions, () => Draw(modes.Start));
        cancellation.ThrowIfCancellationRequested();
        using var collapse = new NativeField<float>((long)grid * grid * grid);
        using LagrangianSources sources = SourcesOf(modes.Start, collapse.Start, history, transform, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return Timed(EnginePhase.Displacements, () =>
        {
            CollapseTimeHistogram histogram = CollapseHistogram.Of(collapse.Start, grid, threads);
            int peaks = CollapsePeaks.Count(collapse.Start, grid, last, threads);
            CollapsedParticles particles = CollapsedParticles.Select(collapse.Start, grid, last, threads);
            collapse.Dispose();
            NativeField<int> order = CollapseOrder.Sort(particles);
            Displace(particles, modes, sources, history.Last, transform);
            return (new CollapsedMatter(particles, order, peaks), histogram, rms);
        });
    }

    /// <summary>Sets the displacements of all orders; each source is given up when it has served.</summary>
    private void Displace(
        CollapsedParticles particles, NativeField<float> modes, LagrangianSources sources, LagrangianGrowth growth, RealFft3D<float> transform)
    {
        using NativeField<float> workX = PaddedField.Allocate(grid), workY = PaddedField.Allocate(grid);
        ReadOnlySpan<double> factors = [growth.D1, growth.D2, growth.D31, growth.D32];
        NativeField<float>[] fields = [modes, sources.Second, sources.ThirdA, sources.ThirdB];
        for (int order = 0; order < fields.Length; order++)
        {
            particles.Displace(order, fields[order].Start, (workX, workY), factors[order], transform, options.Threads);
            fields[order].Dispose();
        }
    }

    private LagrangianSources SourcesOf(
        float* modes, float* collapse, GrowthHistory history, RealFft3D<float> transform, CancellationToken cancellation)
    {
        int threads = options.Threads;
        using var tensor = new TidalTensor(grid);
        Timed(EnginePhase.CollapseTimes, () =>
        {
            var variance = new MassVariance(inputs.Cosmology, inputs.Spectrum, SmoothingFilter.Gaussian);
            double[] radii = [.. SmoothingRadii.Choose(variance, cell, history.Last.D1).Select(radius => radius / cell)];
            CollapseTimes.Compute(
                modes, tensor, collapse, grid, transform, radii, threads,
                n => progress?.Report(new EngineProgress(EnginePhase.CollapseTimes, (double)n / radii.Length)), cancellation);
            int plane = grid * grid;
            PaddedField.Planes(grid, threads, n => history.ToCollapseTimes(new Span<float>(collapse + (long)n * plane, plane)));
            return radii.Length;
        });
        progress?.Report(new EngineProgress(EnginePhase.Displacements, 0.0));
        return Timed(EnginePhase.Displacements, () => LagrangianSources.Compute(tensor, grid, transform, threads));
    }

    /// <summary>Draws the linear density; its rms on the grid.</summary>
    private double Draw(float* modes)
    {
        progress?.Report(new EngineProgress(EnginePhase.InitialConditions, 0.0));
        double side = parameters.BoxSize, volume = side * side * side;
        var amplitude = new double[grid * grid / 4 + 1];
        for (int n = 1; n < amplitude.Length; n++)
            amplitude[n] = Math.Sqrt(inputs.Spectrum.Evaluate(2.0 * Math.PI * Math.Sqrt(n) / side) / volume);
        LinearDensity.Fill(
            modes, grid, unchecked((uint)parameters.RandomSeed), amplitude, parameters.FixedAmplitudes, parameters.PairedPhases, options.Threads);
        return DensityVariance.Rms(modes, grid, options.Threads);
    }

    private T Timed<T>(EnginePhase phase, Func<T> work)
    {
        long start = options.Clock.GetTimestamp();
        T result = work();
        timings[phase] = timings.GetValueOrDefault(phase) + options.Clock.GetElapsedTime(start);
        return result;
    }
}
