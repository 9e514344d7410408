using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine;
using Orchestrator.Pinocchio.Engine.Cone;

namespace Orchestrator.Pinocchio;

/// <summary>Memory that a run of the embedded engine takes, phase by phase: an upper limit in bytes.</summary>
/// <remarks>
/// It follows from what lives in each phase: fields of the whole grid at first, then 72 bytes for each particle that collapses, then the groups.
/// How many collapse depends on the rms density contrast of the grid at the last output alone; runs over cells of 0.15 to 32 Mpc/h, redshifts 0
/// to 3 and sigma8 of 0.4 to 1.2 lie within 0.03 of one curve. Peaks, and so groups, are never more than 6 % of all particles.
/// </remarks>
/// <param name="CollapseTimes">From the initial conditions to the sources of the displacements.</param>
/// <param name="Displacements">Displacements of the particles that collapse, and the matter density if it is asked for.</param>
/// <param name="Fragmentation">Groups, catalogues, light cone and histories.</param>
public sealed record EngineMemory(long CollapseTimes, long Displacements, long Fragmentation)
{
    private const long Program = 60_000_000;
    private const long OfThread = 1_500_000;

    /// <summary>Code and tables that a snapshot alone does not need.</summary>
    private const long CodeOfHalos = 10_000_000;

    private const double FieldsOfCollapse = 11.0, FieldsOfOrdering = 4.0, FieldsOfDisplacements = 6.0, FieldsOfMatter = 7.0;
    private const double ParticleBytes = 64.0, OrderBytes = 4.0, SortingBytes = 20.0, GroupBytes = 192.0 + 4.0, LastLookBytes = 24.0;
    private const double CatalogBytes = 44.0, ConeBytes = 52.0, BranchBytes = 300.0, SnapshotBytes = 76.0, MeshBytes = 12.0, KeptMeshBytes = 4.0, LeftMeshBytes = 8.0;
    private const double MostPeaks = 0.065, MarginOfCollapsed = 0.03, ConeMargin = 1.2, CopyBytes = 300.0;
    private const double DensityBytes = 4.0, PlacesBytes = 24.0, NumberBytes = 8.0;

    /// <summary>Halos of m particles and more, and branches of trees, over all particles: at most these over m.</summary>
    private const double MostHalos = 0.06, MostBranches = 0.1;

    private static readonly double[] Contrasts = [0.0, 0.39, 0.5, 0.7, 1.13, 1.4, 1.66, 2.3, 3.02, 3.8, 4.6, 5.25, 8.0];
    private static readonly double[] CollapsedShares = [0.0, 0.0, 0.002, 0.033, 0.182, 0.274, 0.35, 0.5, 0.644, 0.768, 0.849, 0.887, 1.0];

    /// <summary>The most that is taken at any time.</summary>
    public long Peak => Math.Max(Math.Max(CollapseTimes, Displacements), Fragmentation);

    /// <summary>Forecasts a run.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="outputRedshifts">Redshifts of the catalogues, descending.</param>
    /// <param name="options">How it is to run; null for the defaults.</param>
    /// <param name="task">What it is to do.</param>
    /// <exception cref="InvalidInputException">The engine cannot do this run.</exception>
    public static EngineMemory Forecast(
        RunParameters parameters, IReadOnlyList<double> outputRedshifts, EngineOptions? options = null, ProgramTask task = ProgramTask.Halos)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(outputRedshifts);
        options ??= new EngineOptions();
        return Of(parameters, outputRedshifts, options, EngineInputs.Of(parameters, outputRedshifts, options, task), task);
    }

    /// <summary>The share of particles that collapse where the grid has this rms density contrast, by linear theory.</summary>
    internal static double CollapsedShare(double contrast)
    {
        int above = Array.FindIndex(Contrasts, entry => entry > contrast);
        if (above < 0) return 1.0;
        double fraction = (contrast - Contrasts[above - 1]) / (Contrasts[above] - Contrasts[above - 1]);
        return CollapsedShares[above - 1] + fraction * (CollapsedShares[above] - CollapsedShares[above - 1]);
    }

    /// <summary>The rms density contrast of waves that the grid holds, at a redshift.</summary>
    internal static double Contrast(RunParameters parameters, double redshift, EngineInputs inputs)
    {
        const int steps = 400;
        double first = PortableMath.Log(2.0 * Math.PI / parameters.BoxSize), last = PortableMath.Log(Math.PI * parameters.GridSize / parameters.BoxSize), sum = 0.0;
        for (int n = 0; n < steps; n++)
        {
            double k = PortableMath.Exp(first + (last - first) * (n + 0.5) / steps);
            sum += k * k * k * inputs.Spectrum.Evaluate(k);
        }

        return Math.Sqrt(sum * (last - first) / steps / (2.0 * Math.PI * Math.PI)) * inputs.Cosmology.GrowthFactor(redshift);
    }

    internal static EngineMemory Of(
        RunParameters parameters, IReadOnlyList<double> redshifts, EngineOptions options, EngineInputs inputs, ProgramTask task = ProgramTask.Halos)
    {
        double grid = parameters.GridSize, particles = grid * grid * grid, field = PaddedField.Length(parameters.GridSize) * (double)sizeof(float);
        double always = Program + OfThread * (double)options.Threads, forSnapshot = always - CodeOfHalos;
        return task switch
        {
            ProgramTask.Halos => OfHalos(parameters, redshifts, options, inputs, particles, field, always),
            ProgramTask.LinearDensity => new EngineMemory((long)(Math.Max(field + DensityBytes * particles, (DensityBytes + NumberBytes) * particles) + forSnapshot), 0, 0),
            ProgramTask.Particles => new EngineMemory(
                (long)(FieldsOfCollapse * field + forSnapshot),
                (long)(Math.Max(FieldsOfMatter * field + PlacesBytes * particles, (PlacesBytes + NumberBytes) * particles) + forSnapshot), 0),
            _ => throw new ArgumentOutOfRangeException(nameof(task), task, "no such task"),
        };
    }

    private static EngineMemory OfHalos(
        RunParameters parameters, IReadOnlyList<double> redshifts, EngineOptions options, EngineInputs inputs, double particles, double field, double always)
    {
        double collapsed = particles * Math.Min(1.0, CollapsedShare(Contrast(parameters, redshifts[^1], inputs)) + MarginOfCollapsed);
        double peaks = Math.Min(MostPeaks * particles, collapsed), plain = particles * sizeof(float);
        int minimum = Math.Max(parameters.MinimumHaloParticles, 1);
        double halos = Math.Min(peaks, MostHalos * particles / minimum), branches = Math.Min(peaks, MostBranches * particles / minimum);
        double meshCells = options.MatterDensity is { } mesh ? (double)mesh.Cells * mesh.Cells * mesh.Cells : 0.0;
        double snapshot = parameters.WithLptSnapshot ? SnapshotBytes * particles : 0.0, kept = snapshot + (KeptMeshBytes * redshifts.Count + LeftMeshBytes) * meshCells;

        double collapse = FieldsOfCollapse * field + plain;
        double ordering = FieldsOfOrdering * field + plain + collapsed * (ParticleBytes + SortingBytes) + kept;
        double displacing = FieldsOfDisplacements * field + collapsed * (ParticleBytes + OrderBytes) + kept;
        double matter = meshCells > 0.0 || snapshot > 0.0 ? FieldsOfMatter * field + plain + MeshBytes * meshCells + kept : 0.0;
        double fragmentation = plain + collapsed * (ParticleBytes + OrderBytes) + peaks * GroupBytes + halos * CatalogBytes * redshifts.Count
            + branches * BranchBytes + kept;
        if (parameters.Cone is { } cone)
        {
            fragmentation += peaks * LastLookBytes + ConeMargin * HaloForecast.OnCone(parameters, cone, inputs) * ConeBytes
                + Math.Min(BoxCopies.Most, HaloForecast.Copies(parameters, cone, inputs)) * CopyBytes;
        }

        return new EngineMemory(
            (long)(collapse + always), (long)(Math.Max(Math.Max(ordering, displacing), matter) + always), (long)(fragmentation + always));
    }
}
