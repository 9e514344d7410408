using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>The file <c>owner</c> at a campaign's root: the identifier of the workspace whose tasks may run there.</summary>
public static class WorkspaceOwner
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "owner";

    /// <summary>Makes a root ours if it is nobody's yet, and refuses one that is another's.</summary>
    /// <param name="root">Absolute path of the campaign's root.</param>
    /// <param name="owner">Identifier of our workspace.</param>
    /// <param name="source">The file that names the identifier, for messages.</param>
    /// <exception cref="InvalidInputException">The root belongs to another workspace.</exception>
    public static void Require(string root, string owner, string source)
    {
        string path = Path.Combine(root, FileName);
        if (!File.Exists(path)) _ = HardLink.TryPublish(path, Encoding.ASCII.GetBytes(owner + "\n"));
        string found = File.ReadAllText(path).Trim();
        if (!string.Equals(found, owner, StringComparison.Ordinal))
            throw new InvalidInputException("the task belongs to another workspace than the folder it lies in", source, key: "owner", value: owner, allowed: $"{found} ({path})");
    }
}
