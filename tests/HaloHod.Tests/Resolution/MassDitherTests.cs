using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod.Tests.Resolution;

public sealed class MassDitherTests
{
    private const double ParticleMass = 6.2e11;

    [Fact]
    public void Apply_EqualHalos_SpreadsThemEvenlyOverOneParticleMass()
    {
        const int count = 20_000;
        using HaloTable halos = TestHalos.Equal(count, 20 * ParticleMass, 0, ParticleMass);
        using HaloTable dithered = MassDither.Apply(halos, 5);
        double[] offsets = [.. dithered.Mass.ToArray().Select(mass => mass / ParticleMass - 20).Order()];
        Assert.InRange(offsets[0], -0.5, -0.499);
        Assert.InRange(offsets[^1], 0.499, 0.5);
        double largest = offsets.Select((offset, i) => Math.Abs(offset + 0.5 - (i + 0.5) / count)).Max();
        Assert.True(largest * Math.Sqrt(count) < 1.95, "Kolmogorov-Smirnov at 1e-3");
        Assert.Equal(20 * ParticleMass, halos.Mass[0]);
    }

    [Fact]
    public void Apply_AnyNumberOfThreads_GivesTheSameBytes()
    {
        using HaloTable halos = TestHalos.Varied(5000);
        using HaloTable one = MassDither.Apply(halos, 5, 1, 2), three = MassDither.Apply(halos, 5, 1, 2, 3);
        Assert.True(one.Mass.SequenceEqual(three.Mass));
        Assert.Equal(halos.MassDefinition, one.MassDefinition);
    }

    [Fact]
    public void Apply_CopiesOfOneHaloAndOtherRealisations_AreDitheredDifferently()
    {
        using var builder = new HaloTableBuilder(MassDefinition.Fof, ParticleMass);
        builder.Append(new Halo(1, 0, 0, 0, 0, 0, 0, 0, 1e13, 0));
        builder.Append(new Halo(1, 1, 0, 0, 0, 0, 0, 0, 1e13, 0));
        using HaloTable halos = builder.Build();
        using HaloTable first = MassDither.Apply(halos, 5), second = MassDither.Apply(halos, 5, realisation: 1);
        Assert.NotEqual(first.Mass[0], first.Mass[1]);
        Assert.NotEqual(first.Mass[0], second.Mass[0]);
    }

    [Fact]
    public void Apply_HalosWithoutParticles_KeepTheirMasses()
    {
        using HaloTable halos = TestHalos.Equal(10, 1e13);
        using HaloTable dithered = MassDither.Apply(halos, 5);
        Assert.True(halos.Mass.SequenceEqual(dithered.Mass));
    }
}
