[assembly: Xunit.AssemblyFixture(typeof(Orchestrator.Tests.Support.QuickCampaign))]

namespace Orchestrator.Tests.Support;

/// <summary>The campaign over finished runs, run once for all tests; they look at it or change copies of it.</summary>
public sealed class QuickCampaign : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The campaign file.</summary>
    public static string File { get; } = Repository.PathOf("jobs", "campaigns", "existing-runs.yaml");

    /// <summary>Four shards, so that one can be missing.</summary>
    public static string[] FourShards { get; } = ["--set", "training_sets.existing-6x96.shard_megabytes=1"];

    /// <summary>The complete workspace.</summary>
    public string Workspace => folder.File("complete");

    /// <summary>Its index.</summary>
    public string Index => Path.Combine(Workspace, "training", "existing-6x96.h5");

    public async ValueTask InitializeAsync() => (await RunAsync(Workspace, "run", "--quiet")).Succeeded();

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return default;
    }

    /// <summary>A command on the campaign in a workspace.</summary>
    internal static Task<CommandResult> RunAsync(string workspace, string command, params string[] further) =>
        CommandLine.RunAsync(Path.GetDirectoryName(workspace)!, [command, File, "--workspace", workspace, .. FourShards, .. further]);
}
