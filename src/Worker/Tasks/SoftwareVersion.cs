using System.Reflection;

namespace Orchestrator.Worker;

/// <summary>The version of this program.</summary>
public static class SoftwareVersion
{
    /// <summary>The version as written into results.</summary>
    public static string Current { get; } =
        typeof(SoftwareVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
