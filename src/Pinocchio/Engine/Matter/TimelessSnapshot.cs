using Orchestrator.Cosmology;
using Orchestrator.Numerics.Fft;
using Orchestrator.Pinocchio.Engine.Displacement;
using Orchestrator.Pinocchio.Engine.Fragmentation;

namespace Orchestrator.Pinocchio.Engine.Matter;

/// <summary>Gathers what WriteTimelessSnapshot writes of every particle: collapse time, displacements of each order at the last output, when it
/// joined a halo, and its group.</summary>
internal sealed unsafe class TimelessSnapshot
{
    private static readonly string[] NamesOfOrders = ["ZEL", "2LPT", "31PT", "32PT"];
    private readonly RunParameters parameters;
    private readonly double redshift;
    private readonly List<LptBlock> blocks = [];
    private AccretionTimes? accretions;

    private TimelessSnapshot(RunParameters parameters, double redshift) => (this.parameters, this.redshift) = (parameters, redshift);

    /// <summary>Keeps the collapse times and the displacements.</summary>
    public static TimelessSnapshot Begin(
        RunParameters parameters, double redshift, WcdmCosmology cosmology, NativeField<float> collapse, LagrangianSources sources,
        RealFft3D<float> transform, int threads, CancellationToken cancellation)
    {
        int grid = parameters.GridSize;
        var snapshot = new TimelessSnapshot(parameters, redshift);
        snapshot.blocks.Add(LptBlock.Of("FMAX", 1, new Span<float>(collapse.Start, checked((int)collapse.Length)).ToArray()));
        double[] growth = GrowthWeights.Factors(cosmology, redshift);
        for (int order = 0; order < LagrangianSources.Orders; order++)
        {
            var weights = new double[LagrangianSources.Orders];
            weights[order] = growth[order];
            using DisplacementField displacement = DisplacementField.Of(sources, weights, grid, transform, threads, cancellation);
            snapshot.blocks.Add(LptBlock.Of(NamesOfOrders[order], 3, displacement.ToArray(threads)));
        }

        return snapshot;
    }

    /// <summary>Where fragmentation notes when particles join halos.</summary>
    public AccretionTimes Accretions(int groups) =>
        accretions = new AccretionTimes(parameters.GridSize, groups, Math.Max(parameters.MinimumHaloParticles, 1));

    /// <summary>The whole snapshot.</summary>
    /// <param name="groupOfEachParticle">The peak of each particle's group, 1 for filaments, 0 for particles that do not collapse.</param>
    public LptSnapshot ToSnapshot(long[] groupOfEachParticle)
    {
        AccretionTimes times = accretions ?? throw new InvalidOperationException("nothing has been fragmented");
        return SnapshotBlocks.Of(
            parameters, redshift, [.. blocks, LptBlock.Of("ZACC", 1, times.Redshifts), LptBlock.Of("GRUP", groupOfEachParticle)]);
    }
}
