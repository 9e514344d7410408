using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.Worker;

/// <summary>Makes folders that may exist already.</summary>
public static class Folders
{
    /// <summary>Makes a folder and those above it; an existing one is left as it is.</summary>
    /// <param name="path">Absolute path.</param>
    [SuppressMessage(
        "ApiDesign",
        "RS0030:Do not use banned APIs",
        Justification = "The one place; nothing takes the folder for a claim: claims are files created with CreateNew.")]
    public static void Create(string path) => Directory.CreateDirectory(path);
}
