using Orchestrator.Cosmology;
using Orchestrator.Numerics.Fft;
using Orchestrator.Pinocchio.Engine.Collapse;
using Orchestrator.Pinocchio.Engine.Cone;
using Orchestrator.Pinocchio.Engine.Displacement;
using Orchestrator.Pinocchio.Engine.Fragmentation;
using Orchestrator.Pinocchio.Engine.Matter;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>One run of the engine, from the seed to the last output. Large fields live only as long as they are needed.</summary>
internal sealed unsafe class EngineRun
{
    /// <summary>1 + z at which the tables of growth begin, unless an output or a collapse comes before.</summary>
    private const double EarliestCollapse = 40.0;

    /// <summary>1 + z of the earliest collapse is at most this times the rms density contrast of the grid today: the highest of 1e9 Gaussian peaks stands
    /// 6.1 sigma high, a peak collapses when it has grown to about 1, and growth was up to 1.3 times faster than the expansion.</summary>
    private const double EarliestCollapseOfContrast = 10.0;

    private readonly RunParameters parameters;
    private readonly IReadOnlyList<double> redshifts;
    private readonly EngineOptions options;
    private readonly ProgramTask task;
    private readonly IProgress<EngineProgress>? progress;
    private readonly EngineEvents events;
    private readonly Dictionary<EnginePhase, TimeSpan> timings = [];
    private readonly List<MatterDensity> matter = [];
    private readonly int grid;
    private readonly double cell;

    /// <summary>Checks the run; computes nothing.</summary>
    public EngineRun(
        RunParameters parameters, IReadOnlyList<double> redshifts, EngineOptions options, ProgramTask task, IProgress<EngineProgress>? progress,
        EngineEvents events)
    {
        (this.parameters, this.redshifts, this.options, this.task, this.progress, this.events) = (parameters, redshifts, options, task, progress, events);
        Inputs = EngineInputs.Of(parameters, redshifts, options, task);
        Memory = EngineMemory.Of(parameters, redshifts, options, Inputs, task);
        EngineInputs.CheckMemory(parameters, options, Memory);
        grid = parameters.GridSize;
        cell = parameters.BoxSize / grid;
        if (task == ProgramTask.Halos && parameters.Cone is { } cone && cone.NearRedshift < LastRedshift)
        {
            throw new EngineRunException(
                RunCause.ConeCutShort,
                $"the light cone would be cut: it is to reach z = {cone.NearRedshift} (LastzForPLC) but the last output is at z = {LastRedshift}");
        }
    }

    /// <summary>Background and power spectrum.</summary>
    public EngineInputs Inputs { get; }

    /// <summary>The memory that the run takes.</summary>
    public EngineMemory Memory { get; }

    private double LastRedshift => redshifts[^1];

    /// <summary>Smoothing radii of the collapse times in Mpc/h, descending to 0.</summary>
    public double[] SmoothingRadii() => Collapse.SmoothingRadii.Choose(GaussianVariance, cell, Inputs.Cosmology.GrowthFactor(LastRedshift));

    /// <summary>Variance of the linear density today under a Gaussian filter.</summary>
    public MassVariance GaussianVariance => new(Inputs.Cosmology, Inputs.Spectrum, SmoothingFilter.Gaussian);

    /// <summary>The box copies of the cone; null without one.</summary>
    public ConeReplications? Copies(CancellationToken cancellation = default) => Geometry(Distance(), cancellation)?.ToReplications();

    /// <summary>Runs to the last output.</summary>
    public EngineResult Run(CancellationToken cancellation)
    {
        ConeDistance distance = Distance();
        ConeGeometry? geometry = Geometry(distance, cancellation);
        var history = new GrowthHistory(Inputs.Cosmology, FirstCollapse(), LastRedshift, cell, distance);
        (CollapsedMatter collapsed, TimelessSnapshot? snapshot, CollapseTimeHistogram histogram, double rms) = CollapseOf(history, cancellation);
        using (collapsed)
        {
            events.Collapsed?.Invoke(collapsed.Particles.Count, collapsed.Peaks);
            if (collapsed.Peaks == 0)
                throw new EngineRunException(
                    RunCause.NothingCollapses, $"nothing collapses by z = {LastRedshift}: particles of {parameters.ParticleMass:E3} Msun/h are too heavy for this box");
            return Timed(EnginePhase.Fragmentation, () =>
            {
                using var run = new FragmentationRun(parameters, redshifts, Inputs.Cosmology, history, geometry, collapsed, rms, snapshot?.Accretions(collapsed.Peaks));
                run.Process(progress, events.Reached, cancellation);
                return new EngineResult
                {
                    Parameters = parameters,
                    Cosmology = Inputs.Cosmology,
                    PowerSpectrum = Inputs.Spectrum,
                    KnownFaultsAreCorrected = options.CorrectKnownFaults,
                    Catalogs = run.Catalogs,
                    Cone = run.Cone,
                    Geometry = geometry?.ToReplications(),
                    Histories = run.Histories(),
                    CollapseTimes = histogram,
                    CollapsedParticles = collapsed.Particles.Count,
                    Peaks = collapsed.Peaks,
                    MatterDensities = matter,
                    LptSnapshot = snapshot?.ToSnapshot(run.GroupOfEachParticle()),
                    Timings = timings,
                };
            });
        }
    }

    /// <summary>The linear density contrast today.</summary>
    public LptSnapshot LinearDensity(CancellationToken cancellation)
    {
        float[] density;
        using (NativeField<float> modes = PaddedField.Allocate(grid))
        {
            Draw(modes.Start);
            cancellation.ThrowIfCancellationRequested();
            Transform().Inverse(modes.Start, options.Threads);
            density = SnapshotBlocks.Plain(modes.Start, grid, options.Threads);
        }

        cancellation.ThrowIfCancellationRequested();
        return SnapshotBlocks.Of(parameters, redshifts[0], [LptBlock.Of("DENS", 1, density)]);
    }

    /// <summary>All particles at the first output.</summary>
    /// <param name="programsRates">Velocities are the real program's: every order grows at the rate of the first, 31PT counts twice and 32PT not at
    /// all.</param>
    /// <param name="cancellation">Looked at before each transform.</param>
    public LptSnapshot ParticleSnapshot(bool programsRates, CancellationToken cancellation)
    {
        double redshift = redshifts[0];
        double[] rates = programsRates ? GrowthWeights.ProgramsSnapshotRates(Inputs.Cosmology, redshift) : GrowthWeights.Rates(Inputs.Cosmology, redshift);
        float[] positions, velocities;
        using (NativeField<float> modes = PaddedField.Allocate(grid))
        {
            RealFft3D<float> transform = Transform();
            Draw(modes.Start);
            using LagrangianSources sources = UnsmoothedSources(modes, transform, cancellation);
            using (DisplacementField displacement =
                DisplacementField.Of(sources, GrowthWeights.Factors(Inputs.Cosmology, redshift), grid, transform, options.Threads, cancellation))
            {
                positions = SnapshotBlocks.Positions(displacement, grid, cell, options.Threads);
            }

            using DisplacementField rate = DisplacementField.Of(sources, rates, grid, transform, options.Threads, cancellation);
            velocities = rate.ToArray(options.Threads);
        }

        cancellation.ThrowIfCancellationRequested();
        float speed = (float)(cell * Inputs.Cosmology.HubbleParameter(redshift) / Math.Sqrt(1.0 + redshift));
        for (int n = 0; n < velocities.Length; n++) velocities[n] *= speed;
        return SnapshotBlocks.Of(parameters, redshift, [LptBlock.Of("POS", 3, positions), LptBlock.Of("VEL", 3, velocities)]);
    }

    private double FirstCollapse() => Math.Max(
        Math.Max(EarliestCollapse, 1.0 + redshifts[0]), EarliestCollapseOfContrast * EngineMemory.Contrast(parameters, 0.0, Inputs));

    private ConeDistance Distance() => options.CorrectKnownFaults
        ? collapse => Inputs.Cosmology.ComovingDistance(Math.Max(collapse - 1.0, 0.0))
        : new TabulatedConeDistance(Inputs.Cosmology).At;

    private ConeGeometry? Geometry(ConeDistance distance, CancellationToken cancellation) =>
        parameters.Cone is { } cone ? ConeGeometry.Of(
            parameters, cone, Inputs, LastRedshift, distance, options.CorrectKnownFaults ? 0.0 : ConeGeometry.RealNearness(parameters), cancellation) : null;

    private RealFft3D<float> Transform() => new(grid, grid, grid);

    /// <summary>From the seed to the particles that collapse; also what a snapshot keeps of all particles, the histogram of collapse times and
    /// the rms density contrast today.</summary>
    private (CollapsedMatter Matter, TimelessSnapshot? Snapshot, CollapseTimeHistogram Histogram, double Rms) CollapseOf(
        GrowthHistory history, CancellationToken cancellation)
    {
        int threads = options.Threads;
        float last = (float)(1.0 + LastRedshift);
        RealFft3D<float> transform = Transform();
        using NativeField<float> modes = PaddedField.Allocate(grid);
        double rms = Timed(EnginePhase.InitialConditions, () => Draw(modes.Start));
        cancellation.ThrowIfCancellationRequested();
        using var collapse = new NativeField<float>((long)grid * grid * grid);
        using LagrangianSources sources = SourcesOf(modes, collapse.Start, history, transform, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return Timed(EnginePhase.Displacements, () =>
        {
            MakeMatter(sources, transform, cancellation);
            TimelessSnapshot? snapshot = parameters.WithLptSnapshot
                ? TimelessSnapshot.Begin(parameters, LastRedshift, Inputs.Cosmology, collapse, sources, transform, threads, cancellation)
                : null;
            CollapseTimeHistogram histogram = CollapseHistogram.Of(collapse.Start, grid, threads);
            int peaks = CollapsePeaks.Count(collapse.Start, grid, last, threads);
            CollapsedParticles particles = CollapsedParticles.Select(collapse.Start, grid, last, threads);
            collapse.Dispose();
            var collapsed = new CollapsedMatter(particles, CollapseOrder.Sort(particles), peaks);
            try
            {
                Displace(particles, sources, transform, cancellation);
            }
            catch
            {
                collapsed.Dispose();
                throw;
            }

            return (collapsed, snapshot, histogram, rms);
        });
    }

    /// <summary>The matter density at each output, if it is asked for.</summary>
    private void MakeMatter(LagrangianSources sources, RealFft3D<float> transform, CancellationToken cancellation)
    {
        if (options.MatterDensity is not { } mesh) return;
        foreach (double redshift in redshifts)
        {
            cancellation.ThrowIfCancellationRequested();
            using DisplacementField displacement =
                DisplacementField.Of(sources, GrowthWeights.Factors(Inputs.Cosmology, redshift), grid, transform, options.Threads, cancellation);
            var made = new MatterDensity(redshift, mesh.Cells, MatterDeposit.Density(displacement, grid, mesh, options.Threads));
            if (events.MatterMade is { } keep) keep(made);
            else matter.Add(made);
        }
    }

    /// <summary>Sets the displacements of all orders; each source is given up when it has served.</summary>
    private void Displace(CollapsedParticles particles, LagrangianSources sources, RealFft3D<float> transform, CancellationToken cancellation)
    {
        using NativeField<float> workX = PaddedField.Allocate(grid), workY = PaddedField.Allocate(grid);
        double[] growth = GrowthWeights.Factors(Inputs.Cosmology, LastRedshift);
        for (int order = 0; order < LagrangianSources.Orders; order++)
        {
            cancellation.ThrowIfCancellationRequested();
            particles.Displace(order, sources[order].Start, (workX, workY), growth[order], transform, options.Threads);
            sources[order].Dispose();
        }
    }

    private LagrangianSources UnsmoothedSources(NativeField<float> modes, RealFft3D<float> transform, CancellationToken cancellation)
    {
        using var tensor = new TidalTensor(grid);
        tensor.Compute(modes.Start, transform, 0.0, options.Threads, cancellation);
        return LagrangianSources.Compute(modes, tensor, grid, transform, options.Threads, cancellation);
    }

    private LagrangianSources SourcesOf(
        NativeField<float> modes, float* collapse, GrowthHistory history, RealFft3D<float> transform, CancellationToken cancellation)
    {
        int threads = options.Threads;
        using var tensor = new TidalTensor(grid);
        Timed(EnginePhase.CollapseTimes, () =>
        {
            double[] radii = [.. SmoothingRadii().Select(radius => radius / cell)];
            CollapseTimes.Compute(
                modes.Start, tensor, collapse, grid, transform, radii, threads,
                n => progress?.Report(new EngineProgress(EnginePhase.CollapseTimes, (double)n / radii.Length)), cancellation);
            int plane = grid * grid;
            PaddedField.Planes(grid, threads, n => history.ToCollapseTimes(new Span<float>(collapse + (long)n * plane, plane)));
            return radii.Length;
        });
        progress?.Report(new EngineProgress(EnginePhase.Displacements, 0.0));
        return Timed(EnginePhase.Displacements, () => LagrangianSources.Compute(modes, tensor, grid, transform, threads, cancellation));
    }

    /// <summary>Draws the linear density; its rms on the grid.</summary>
    private double Draw(float* modes)
    {
        progress?.Report(new EngineProgress(EnginePhase.InitialConditions, 0.0));
        double side = parameters.BoxSize, volume = side * side * side;
        var amplitude = new double[grid * grid / 4 + 1];
        for (int n = 1; n < amplitude.Length; n++)
            amplitude[n] = Math.Sqrt(Inputs.Spectrum.Evaluate(2.0 * Math.PI * Math.Sqrt(n) / side) / volume);
        InitialConditions.LinearDensity.Fill(
            modes, grid, unchecked((uint)parameters.RandomSeed), amplitude, side / parameters.Cosmology.H, parameters.FixedAmplitudes,
            parameters.PairedPhases, options.Threads);
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
