using Orchestrator.Pinocchio.Engine.InitialConditions;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class MersenneTwisterTests
{
    [Fact]
    public void Next_SeedOfTheStandard_GivesItsNumbers()
    {
        var twister = new MersenneTwister(5489);
        Assert.Equal([3499211612u, 581869302u, 3890346734u], [twister.Next(), twister.Next(), twister.Next()]);
        for (int n = 4; n < 10000; n++) twister.Next();
        Assert.Equal(4123659995u, twister.Next());
    }
}
