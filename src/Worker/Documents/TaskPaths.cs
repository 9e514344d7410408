using System.Text.RegularExpressions;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>Checks the paths of a task: below the campaign's root, and of plain characters.</summary>
internal static partial class TaskPaths
{
    /// <summary>Refuses a document that names folders outside the root, or lies elsewhere than it says.</summary>
    /// <exception cref="InvalidInputException">A path is not as it must be.</exception>
    public static void Require(TaskDocument document, string path)
    {
        Require(document.Folder, path, "folder");
        if (document.Halos is { } halos) Require(halos, path, "halos");
        foreach (MockDocument mock in document.Mocks) Require(mock.Folder, path, "mocks.folder");
        if (document.Attempt < 1) throw new InvalidInputException("out of range", path, key: "attempt", value: $"{document.Attempt}", allowed: "1 or more");
        string full = Path.GetFullPath(path);
        if (!full.EndsWith("/" + document.RelativePath, StringComparison.Ordinal))
            throw new InvalidInputException("the task lies elsewhere than it says", full, key: "folder", value: document.RelativePath, allowed: "the end of its own path");
        if (document is { Simulation: null, Conversion: null, Halos: null } || document is { Simulation: not null, Conversion: not null })
            throw new InvalidInputException("a task has one source of halos", path, key: "simulation", allowed: "one of simulation, conversion, halos");
    }

    /// <summary>The campaign's root, from the path of a task that lies where it says.</summary>
    public static string RootOf(TaskDocument document, string path) => Path.GetFullPath(path)[..^(document.RelativePath.Length + 1)];

    private static void Require(string relative, string file, string key)
    {
        if (!Plain().IsMatch(relative) || relative.Split('/').Any(part => part is "" or "." or ".."))
            throw new InvalidInputException("not a folder below the campaign's root", file, key: key, value: relative, allowed: "names of [A-Za-z0-9_.-] separated by /");
    }

    [GeneratedRegex("^[A-Za-z0-9_./-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
