using System.Diagnostics;
using System.Text.RegularExpressions;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Support;

/// <summary>A root folder like a bare node's: the published worker, the C and C++ libraries copied from this machine by name, and nothing else.</summary>
internal sealed partial class NodeRoot : IDisposable
{
    /// <summary>glibc, libgcc and libstdc++.</summary>
    private static readonly string[] SystemLibraries =
        ["ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libgcc_s.so.1", "libstdc++.so.6"];

    private static readonly Lazy<string> Published = new(() =>
    {
        (int code, string output) = Run(Repository.PathOf("orchestrator"), ["publish-worker"]);
        Assert.True(code == 0, "the launcher could not publish the worker; it says why above");
        return output.Trim();
    });

    private readonly TemporaryFolder folder = new();

    /// <summary>Builds the root; the calling test is skipped where none can be entered.</summary>
    public NodeRoot()
    {
        try
        {
            Folders.Create(folder.File("proc"));
            Folders.Create(folder.File("tmp"));
            Folders.Create(folder.File("campaign"));
            // The kernel's own files are on every node, and the runtime reads its memory map there.
            Assert.SkipUnless(Mount("mount", "-t", "proc", "proc", folder.File("proc")), "a root folder cannot be made and entered here (it takes root)");
            Folders.Create(folder.File("worker"));
            foreach (string file in Directory.GetFiles(Published.Value)) File.Copy(file, folder.File("worker/" + Path.GetFileName(file)));
            foreach (string library in (string[])[folder.File("worker/orchestrator-worker"), folder.File("worker/libcoreclr.so")])
                foreach (string needed in Needed(library)) Assert.Contains(Path.GetFileName(needed), SystemLibraries);
            CopyWithNeeded(folder.File("worker/libcoreclr.so"), itself: false);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The campaign's root, as this machine sees it.</summary>
    public CampaignRoot Campaign => new(folder.File("campaign"));

    /// <summary>Adds a library and all that it needs.</summary>
    public void AddLibrary(string path) => CopyWithNeeded(path, itself: true);

    /// <summary>Runs the published worker inside.</summary>
    public (int ExitCode, string Output) Worker(string command, TaskDocument document) =>
        Run("chroot", [folder.FullName, "/worker/orchestrator-worker", command, "/campaign/" + document.RelativePath]);

    public void Dispose()
    {
        if (Directory.Exists(folder.File("proc/self"))) Mount("umount", "-l", folder.File("proc"));
        folder.Dispose();
    }

    private static bool Mount(string program, params string[] arguments) => Run(program, arguments).ExitCode == 0;

    private static (int ExitCode, string Output) Run(string program, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static IEnumerable<string> Needed(string library) => LibraryPath().Matches(Run("ldd", [library]).Output).Select(match => match.Value);

    private void CopyWithNeeded(string library, bool itself)
    {
        if (itself) Copy(library);
        foreach (string needed in Needed(library)) Copy(needed);
    }

    private void Copy(string library)
    {
        string path = folder.FullName + library;
        Folders.Create(Path.GetDirectoryName(path)!);
        if (!File.Exists(path)) File.Copy(File.ResolveLinkTarget(library, returnFinalTarget: true)?.FullName ?? library, path);
    }

    // "libm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x...)", and the loader without an arrow.
    [GeneratedRegex(@"(?<=\s)/\S+(?= \(0x)")]
    private static partial Regex LibraryPath();
}
