namespace Orchestrator.Tests.Support;

/// <summary>Copies folders.</summary>
internal static class FolderCopy
{
    /// <summary>Copies a folder with the times of its files; the copies may be changed.</summary>
    public static string Of(string source, string target)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            new FileInfo(copy).Directory!.Create();
            File.Copy(file, copy);
            File.SetAttributes(copy, FileAttributes.Normal);
        }
        return target;
    }
}
