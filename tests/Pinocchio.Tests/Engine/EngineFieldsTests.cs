using Orchestrator.Cosmology;
using Orchestrator.Numerics.Fft;
using Orchestrator.Pinocchio.Engine;
using Orchestrator.Pinocchio.Engine.Collapse;
using Orchestrator.Pinocchio.Engine.Displacement;
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
        using NativeField<float> modes = Modes(reference);
        new RealFft3D<float>(grid, grid, grid).Inverse(modes.Start, Threads);
        float[] density = Plain(modes, grid);
        ReadOnlySpan<float> real = LptSnapshot.Read(reference.FileOf(reference.Names.Density)).Real("DENS");
        Assert.InRange(RelativeRms(density, real), 0.0, 2e-6);
    }

    /// <summary>From the seed, and from the real program's own density, which leaves only what transforms in single precision lose.</summary>
    [Theory]
    [InlineData(false, 1e-5, 1.2e-6, 2.5e-6, 3.7e-6, 3.7e-6)]
    [InlineData(true, 3e-6, 2e-7, 5e-7, 7e-7, 7e-7)]
    public void CollapseAndDisplacements_AreThoseOfTheRealProgram(bool ofItsDensity, double collapseTolerance, params double[] tolerances)
    {
        _ = ReferenceData.Folder;
        PinocchioRun reference = ReferenceRuns.Open(Name);
        int grid = reference.Parameters.GridSize;
        double cell = reference.Parameters.BoxSize / grid;
        EngineInputs inputs = EngineInputs.Of(reference.Parameters, reference.OutputRedshifts, new EngineOptions { Folder = reference.Folder });
        LptSnapshot real = LptSnapshot.Read(reference.FileOf(reference.Names.LptSnapshot));
        using NativeField<float> modes = ofItsDensity ? RealModes(reference) : Modes(reference);
        using NativeField<float> workX = PaddedField.Allocate(grid), workY = PaddedField.Allocate(grid);
        using var tensor = new TidalTensor(grid);
        using var collapse = new NativeField<float>((long)grid * grid * grid);
        var transform = new RealFft3D<float>(grid, grid, grid);
        double[] radii = SmoothingRadii.Choose(new MassVariance(inputs.Cosmology, inputs.Spectrum, SmoothingFilter.Gaussian), cell, 1.0);
        CollapseTimes.Compute(
            modes.Start, tensor, collapse.Start, grid, transform, [.. radii.Select(radius => radius / cell)], Threads, null, default);
        var history = new GrowthHistory(inputs.Cosmology, 40.0, 0.0, cell, inputs.Cosmology.ComovingDistance);
        history.ToCollapseTimes(collapse.Slice(0, (int)collapse.Length));
        ReadOnlySpan<float> collapseOfReal = real.Real("FMAX");
        for (int n = 0; n < collapse.Length; n++)
        {
            if (collapseOfReal[n] >= 1f) Assert.Equal(collapseOfReal[n], (double)collapse.Start[n], collapseTolerance);
        }

        using LagrangianSources sources = LagrangianSources.Compute(modes, tensor, grid, transform, Threads);
        using CollapsedParticles particles = CollapsedParticles.Select(collapse.Start, grid, 1f, Threads);
        float*[] fields = [modes.Start, sources.Second.Start, sources.ThirdA.Start, sources.ThirdB.Start];
        double[] growths = [history.Last.D1, history.Last.D2, history.Last.D31, history.Last.D32];
        for (int order = 0; order < fields.Length; order++) particles.Displace(order, fields[order], (workX, workY), growths[order], transform, Threads);
        string[] blocks = ["ZEL", "2LPT", "31PT", "32PT"];
        for (int n = 0; n < blocks.Length; n++)
        {
            string block = real.Blocks.Single(candidate => string.Equals(candidate.Name.Trim(), blocks[n], StringComparison.Ordinal)).Name;
            ReadOnlySpan<float> values = real.Real(block);
            var ours = new float[3 * particles.Count];
            var theirs = new float[3 * particles.Count];
            for (int place = 0; place < particles.Count; place++)
            {
                float* displacement = (float*)(particles.Start + place) + n * CollapsedParticle.OrderStride;
                for (int axis = 0; axis < 3; axis++)
                {
                    ours[3 * place + axis] = displacement[axis];
                    theirs[3 * place + axis] = values[3 * particles.Start[place].Index + axis];
                }
            }

            Assert.InRange(RelativeRms(ours, theirs), 0.0, tolerances[n]);
        }
    }

    private static NativeField<float> Modes(PinocchioRun reference)
    {
        RunParameters parameters = reference.Parameters;
        int grid = parameters.GridSize;
        double side = parameters.BoxSize;
        var spectrum = new EisensteinHuPowerSpectrum(parameters.Cosmology, cmbTemperature: CosmologyConstants.PinocchioCmbTemperature);
        var amplitude = new double[grid * grid / 4 + 1];
        for (int n = 1; n < amplitude.Length; n++)
            amplitude[n] = Math.Sqrt(spectrum.Evaluate(2.0 * Math.PI * Math.Sqrt(n) / side) / (side * side * side));
        NativeField<float> modes = PaddedField.Allocate(grid);
        LinearDensity.Fill(modes.Start, grid, (uint)parameters.RandomSeed, amplitude, parameters.BoxSize / parameters.Cosmology.H, false, false, Threads);
        return modes;
    }

    private static NativeField<float> RealModes(PinocchioRun reference)
    {
        int grid = reference.Parameters.GridSize, row = PaddedField.Row(grid);
        ReadOnlySpan<float> density = LptSnapshot.Read(reference.FileOf(reference.Names.Density)).Real("DENS");
        NativeField<float> modes = PaddedField.Allocate(grid);
        float norm = 1f / (grid * grid * grid);
        for (int n = 0; n < density.Length; n++) modes.Start[(long)(n / grid) * row + n % grid] = density[n] * norm;
        new RealFft3D<float>(grid, grid, grid).Forward(modes.Start, Threads);
        return modes;
    }

    private static float[] Plain(NativeField<float> padded, int grid)
    {
        var plain = new float[grid * grid * grid];
        for (int line = 0; line < grid * grid; line++)
            padded.Slice((long)line * PaddedField.Row(grid), grid).CopyTo(plain.AsSpan(line * grid, grid));
        return plain;
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
