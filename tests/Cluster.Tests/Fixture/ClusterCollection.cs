[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Orchestrator.Cluster.Tests.Fixture;

/// <summary>The tests that share one cluster, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<LoopbackCluster>
{
    public const string Name = "cluster";
}
