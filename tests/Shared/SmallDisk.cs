using System.Diagnostics;

namespace Orchestrator.Tests;

/// <summary>A file system in memory of a given size, to be filled; the calling test is skipped where none can be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallDisk(int kilobytes)
    {
        if (Mount("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", folder.FullName)) return;
        folder.Dispose();
        Assert.Skip("a small tmpfs cannot be mounted here (it takes root)");
    }

    public string FullName => folder.FullName;

    public string File(string name) => folder.File(name);

    public long FreeBytes => new DriveInfo(folder.FullName).AvailableFreeSpace;

    public void Dispose()
    {
        // Lazily: a program started by another test meanwhile may have inherited a descriptor.
        Mount("umount", "-l", folder.FullName);
        folder.Dispose();
    }

    private static bool Mount(string program, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardError = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        _ = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
