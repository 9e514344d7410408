using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Sites;

/// <summary>The published worker: a folder that is copied to a site once, under a name made of its content.</summary>
internal sealed class WorkerPackage
{
    /// <summary>Name of the program in the folder.</summary>
    public const string Program = "orchestrator-worker";

    private const int HashLength = 16;
    private readonly string folder;

    private WorkerPackage(string folder, IReadOnlyList<(string Name, long Bytes)> files, string hash)
    {
        this.folder = folder;
        Files = files;
        Hash = hash;
    }

    /// <summary>The files, by path below the folder, and their sizes.</summary>
    public IReadOnlyList<(string Name, long Bytes)> Files { get; }

    /// <summary>SHA-256 over names and contents, its first 16 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">What <c>dotnet publish src/Worker</c> made.</param>
    /// <exception cref="InvalidInputException">There is no worker in it.</exception>
    public static WorkerPackage Load(string folder)
    {
        string program = Path.Combine(folder, Program);
        if (!File.Exists(program))
            throw new InvalidInputException("no published worker", folder, allowed: $"a folder with {Program}, as dotnet publish src/Worker makes it");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = new List<(string, long)>();
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, path);
            long bytes = new FileInfo(path).Length;
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}\n{bytes}\n")));
            using FileStream stream = File.OpenRead(path);
            hash.AppendData(SHA256.HashData(stream));
            files.Add((name, bytes));
        }
        return new WorkerPackage(folder, files, Convert.ToHexStringLower(hash.GetHashAndReset())[..HashLength]);
    }

    /// <summary>Copies the folder.</summary>
    /// <param name="target">Where to; it is made.</param>
    /// <param name="cancellation">Stops between files.</param>
    public async Task CopyAsync(string target, CancellationToken cancellation)
    {
        foreach ((string name, _) in Files)
        {
            string path = Path.Combine(target, name);
            Worker.Folders.Create(Path.GetDirectoryName(path)!);
            await using FileStream from = File.OpenRead(Path.Combine(folder, name)), to = new(path, FileMode.CreateNew, FileAccess.Write);
            await from.CopyToAsync(to, cancellation);
            if (string.Equals(name, Program, StringComparison.Ordinal) && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes the folder as a tar archive.</summary>
    public async Task WriteArchiveAsync(Stream stream, CancellationToken cancellation)
    {
        await using var archive = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true);
        foreach ((string name, _) in Files)
        {
            await using FileStream content = File.OpenRead(Path.Combine(folder, name));
            UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            if (string.Equals(name, Program, StringComparison.Ordinal)) mode |= UnixFileMode.UserExecute;
            await archive.WriteEntryAsync(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = mode }, cancellation);
        }
    }
}
