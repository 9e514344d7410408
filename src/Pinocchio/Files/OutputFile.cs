using System.Text;

namespace Orchestrator.Pinocchio;

/// <summary>A file that appears whole or not at all: a temporary beside it, flushed to disk, then renamed.</summary>
internal sealed class OutputFile : IDisposable
{
    /// <summary>What the names of temporaries end in; a process that was killed leaves them behind.</summary>
    public const string TemporarySuffix = ".partial";

    private readonly string path;
    private readonly string temporary;
    private FileStream? stream;

    private OutputFile(string path)
    {
        this.path = path;
        // A name of its own: two runs in one folder never write into one another's files.
        temporary = $"{path}.{Path.GetRandomFileName()}{TemporarySuffix}";
        stream = new FileStream(
            temporary, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 });
    }

    public Stream Stream => stream ?? throw new ObjectDisposedException(nameof(OutputFile));

    public static OutputFile Create(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new OutputFile(path);
    }

    public static void WriteText(string path, string text)
    {
        using OutputFile file = Create(path);
        file.Stream.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }

    public void Commit()
    {
        FileStream written = stream ?? throw new ObjectDisposedException(nameof(OutputFile));
        written.Flush(flushToDisk: true);
        written.Dispose();
        stream = null;
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Without <see cref="Commit"/> nothing remains.</summary>
    public void Dispose()
    {
        if (stream is null) return;
        try
        {
            // On a full disk the bytes that are still buffered cannot be written: told by an exception here.
            stream.Dispose();
        }
        finally
        {
            stream = null;
            File.Delete(temporary);
        }
    }
}
