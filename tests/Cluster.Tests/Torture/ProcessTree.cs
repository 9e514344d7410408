using System.Diagnostics;
using System.Globalization;

namespace Orchestrator.Cluster.Tests.Torture;

/// <summary>Processes as <c>/proc</c> shows them.</summary>
internal static class ProcessTree
{
    /// <summary>The process, its parent, and so on up to the first.</summary>
    public static IEnumerable<int> Ancestors(int pid)
    {
        for (; pid > 1; pid = Field(pid, "PPid:") is { } parent ? int.Parse(parent, CultureInfo.InvariantCulture) : 0) yield return pid;
    }

    /// <summary>Name of a process's program; null if it is gone.</summary>
    public static string? NameOf(int pid) => Field(pid, "Name:");

    /// <summary>Kills a process that may be gone already.</summary>
    public static void Kill(int pid)
    {
        try
        {
            using Process process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // As wanted.
        }
    }

    private static string? Field(int pid, string name)
    {
        try
        {
            return File.ReadLines($"/proc/{pid}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
