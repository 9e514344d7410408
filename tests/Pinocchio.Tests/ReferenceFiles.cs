using System.IO.Compression;

namespace Orchestrator.Pinocchio.Tests;

/// <summary>All files of the reference runs.</summary>
internal static class ReferenceFiles
{
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder).Where(path => !Path.GetFileName(path).StartsWith("README", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The bytes of a file, decompressed.</summary>
    public static byte[] Bytes(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(path);
        using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
