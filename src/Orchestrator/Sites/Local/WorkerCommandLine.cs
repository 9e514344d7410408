namespace Orchestrator.Sites;

/// <summary>How the worker is called on this machine.</summary>
internal static class WorkerCommandLine
{
    /// <summary>Program and first arguments; <c>begin</c>, <c>finish</c> or <c>run</c> and the path of <c>task.json</c> follow.</summary>
    public static IReadOnlyList<string> Local { get; } = Find();

    // Beside this program lies the worker of the same build; where only the program was copied, it is the worker too.
    private static string[] Find()
    {
        string worker = Path.Combine(AppContext.BaseDirectory, $"{WorkerPackage.Program}.dll");
        return File.Exists(Path.ChangeExtension(worker, ".runtimeconfig.json"))
            ? [DotNet(), worker]
            : [DotNet(), Path.Combine(AppContext.BaseDirectory, "orchestrator.dll"), "worker"];
    }

    private static string DotNet()
    {
        string? running = Environment.ProcessPath;
        if (running is not null && string.Equals(Path.GetFileName(running), "dotnet", StringComparison.Ordinal)) return running;
        return Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root && File.Exists(Path.Combine(root, "dotnet"))
            ? Path.Combine(root, "dotnet") : "dotnet";
    }
}
