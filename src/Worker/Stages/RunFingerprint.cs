using System.Globalization;
using Orchestrator.CatalogFiles;

namespace Orchestrator.Worker;

/// <summary>Tells one file of a finished run from another without reading all of it.</summary>
/// <remarks>
/// Cones of production runs hold gigabytes, and a plan must be quick: so the size and the two ends are hashed. Two runs differ in every
/// record, and a file that
/// was cut or is still being written differs in size. The conversion checks the whole file.
/// </remarks>
public static class RunFingerprint
{
    private const int EndBytes = 65536;

    /// <summary>The fingerprint of a file: its size, and SHA-256 over its first and last 64 KiB.</summary>
    /// <param name="path">An existing file.</param>
    public static string Of(string path)
    {
        using FileStream stream = File.OpenRead(path);
        byte[] ends = new byte[(int)Math.Min(stream.Length, 2 * EndBytes)];
        int head = Math.Min(ends.Length, EndBytes);
        stream.ReadExactly(ends.AsSpan(0, head));
        stream.Position = stream.Length - (ends.Length - head);
        stream.ReadExactly(ends.AsSpan(head));
        return string.Create(CultureInfo.InvariantCulture, $"{stream.Length}:{Convert.ToHexStringLower(Sha256.HashData(ends))}");
    }
}
