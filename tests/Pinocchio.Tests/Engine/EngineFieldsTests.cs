using Orchestrator.Cosmology;
using Orchestrator.Numerics.Fft;
using Orchestrator.Pinocchio.Engine;
using Orchestrator.Pinocchio.Engine.Collapse;
using Orchestrator.Pinocchio.Engine.Displacement;
using Orchestrator.Pinocchio.Engine.Fragmentation;
using Orchestrator.Pinocchio.Engine.InitialConditions;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed unsafe class EngineFieldsTests
{
    private const string Name = "pinocchio/ref32_snapshot";
    private const int Threads = 2;

    [Fact]
    public void LinearDensity_OfTheSeed_IsThatOfTheRealProgram()
    {
        _ = ReferenceData.Folder;
        PinocchioRun reference = ReferenceRuns.Open(Name);
        int grid = reference.Parameters.GridSize;
        using NativeField<double> modes = Modes(reference);
        new RealFft3D<double>(grid, grid, grid).Inverse(modes.Start, Threads);
        using var density = new NativeField<float>((long)grid * grid * grid);
        PaddedField.Narrow(modes.Start, density.Start, grid, Threads);
        ReadOnlySpan<float> real = LptSnapshot.Read(reference.FileOf(reference.Names.Density), reference.Parameters.Units).Real("DENS");
        Assert.InRange(RelativeRms(density.Slice(0, (int)density.Length), real), 0.0, 1e-5);
    }

    [Fact]
    public void CollapseAndDisplacements_OfTheSeed_AreThoseOfTheRealProgram()
    {
        _ = ReferenceData.Folder;
        PinocchioRun reference = ReferenceRuns.Open(Name);
        int grid = reference.Parameters.GridSize;
        double cell = reference.Parameters.BoxSize / grid;
        EngineInputs inputs = EngineInputs.Of(reference.Parameters, reference.OutputRedshifts, new EngineOptions { Folder = reference.Folder });
        LptSnapshot real = LptSnapshot.Read(reference.FileOf(reference.Names.LptSnapshot), reference.Parameters.Units);
        using NativeField<double> modes = Modes(reference);
        using var work = new NativeField<double>(PaddedField.Length(grid));
        using var tensor = new TidalTensor(grid);
        using var collapse = new NativeField<float>((long)grid * grid * grid);
        var transform = new RealFft3D<double>(grid, grid, grid);
        double[] radii = SmoothingRadii.Choose(new MassVariance(inputs.Cosmology, inputs.Spectrum, SmoothingFilter.Gaussian), cell, 1.0);
        CollapseTimes.Compute(
            modes.Start, work.Start, tensor, collapse.Start, grid, transform, [.. radii.Select(radius => radius / cell)], Threads, null, default);
        var history = new GrowthHistory(inputs.Cosmology, 40.0, 0.0, cell, inputs.Cosmology.ComovingDistance);
        ReadOnlySpan<float> collapseOfReal = real.Real("FMAX");
        for (int n = 0; n < collapse.Length; n++)
        {
            collapse.Start[n] = history.CollapseOf(collapse.Start[n]);
            if (collapseOfReal[n] >= 1f) Assert.Equal(collapseOfReal[n], collapse.Start[n], 1e-4f);
        }

        using LagrangianSources sources = LagrangianSources.Compute(tensor, work.Start, grid, transform, Threads);
        using NativeField<int> order = CollapseOrder.Sort(collapse, 1f);
        using ParticleDisplacements displacements = ParticleDisplacements.Compute(
            modes.Start, sources, work.Start, order, history.Last, grid, transform, Threads);
        string[] blocks = ["ZEL", "2LPT", "31PT", "32PT"];
        for (int n = 0; n < blocks.Length; n++)
        {
            string block = real.Blocks.Single(candidate => string.Equals(candidate.Name.Trim(), blocks[n], StringComparison.Ordinal)).Name;
            ReadOnlySpan<float> values = real.Real(block);
            var ours = new float[3 * order.Length];
            var theirs = new float[3 * order.Length];
            for (int rank = 0; rank < order.Length; rank++)
            {
                for (int axis = 0; axis < 3; axis++)
                {
                    ours[3 * rank + axis] = displacements[rank][3 * n + axis];
                    theirs[3 * rank + axis] = values[3 * order.Start[rank] + axis];
                }
            }

            Assert.InRange(RelativeRms(ours, theirs), 0.0, 1e-4);
        }
    }

    private static NativeField<double> Modes(PinocchioRun reference)
    {
        RunParameters parameters = reference.Parameters;
        int grid = parameters.GridSize;
        double side = parameters.BoxSize;
        var spectrum = new EisensteinHuPowerSpectrum(parameters.Cosmology, cmbTemperature: CosmologyConstants.PinocchioCmbTemperature);
        var amplitude = new double[grid * grid / 4 + 1];
        for (int n = 1; n < amplitude.Length; n++)
            amplitude[n] = Math.Sqrt(spectrum.Evaluate(2.0 * Math.PI * Math.Sqrt(n) / side) / (side * side * side));
        var modes = new NativeField<double>(PaddedField.Length(grid));
        LinearDensity.Fill(modes.Start, grid, (uint)parameters.RandomSeed, amplitude, false, false, Threads);
        return modes;
    }

    private static double RelativeRms(ReadOnlySpan<float> ours, ReadOnlySpan<float> real)
    {
        Assert.Equal(real.Length, ours.Length);
        double difference = 0.0, square = 0.0;
        for (int n = 0; n < real.Length; n++)
        {
            difference += (ours[n] - (double)real[n]) * (ours[n] - (double)real[n]);
            square += (double)real[n] * real[n];
        }

        return Math.Sqrt(difference / square);
    }
}
