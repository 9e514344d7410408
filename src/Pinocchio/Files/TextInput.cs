using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>A text file given out line by line as bytes; gzip is seen through.</summary>
internal sealed class TextInput : IDisposable
{
    /// <summary>Longest line that is read: a file without lines is none of text.</summary>
    private const int LongestLine = 1 << 24;

    private readonly Stream stream;
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(1 << 16);
    private int start;
    private int end;
    private long positionOfStart;

    private TextInput(string file, Stream stream) => (File, this.stream) = (file, stream);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public string File { get; }

    /// <summary>Number of the last line that <see cref="TryReadLine"/> gave, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Offset in the (decompressed) file of the line that <see cref="TryReadLine"/> gave last.</summary>
    public long LinePosition { get; private set; }

    public static TextInput Open(string path) => new(path, InputFile.Open(path, out _));

    public static TextInput Of(Stream stream, string name) => new(name, stream);

    /// <summary>Gives the next line without its end, valid until the next call.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isOnlyLookedAt">Whether nothing of the line is kept, so that a last line without its end does no harm.</param>
    /// <exception cref="InvalidInputException">The last line has no end: the file may have been cut, and a value in it with it
    /// (decision 30).</exception>
    public bool TryReadLine(out ReadOnlySpan<byte> line, bool isOnlyLookedAt = false)
    {
        int searched = start;
        while (true)
        {
            int feed = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                line = Taken(searched + feed - start, 1);
                return true;
            }

            searched = end - start;
            if (Fill())
            {
                searched += start;
                continue;
            }

            if (end == start)
            {
                line = default;
                return false;
            }

            line = Taken(end - start, 0);
            if (isOnlyLookedAt) return true;
            throw Invalid(
                "the last line has no end: the file may have been cut there", Encoding.UTF8.GetString(line),
                "a line feed at the end of every line; add it if this one is whole");
        }
    }

    public InvalidInputException Invalid(string problem, string? value = null, string? allowed = null) =>
        new(problem, file: File, line: Line, value: value, allowed: allowed);

    public void Dispose() => stream.Dispose();

    private ReadOnlySpan<byte> Taken(int length, int lineEnd)
    {
        ReadOnlySpan<byte> line = buffer.AsSpan(start, length);
        LinePosition = positionOfStart + start;
        Line++;
        start += length + lineEnd;
        if (Line == 1 && line.StartsWith(ByteOrderMark))
            throw Invalid("the file begins with a byte order mark", "EF BB BF", "text that begins with its first character; save it as UTF-8 without the mark");
        return line is [.., (byte)'\r'] ? line[..^1] : line;
    }

    private bool Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        positionOfStart += start;
        (start, end) = (0, end - start);
        if (end >= LongestLine)
        {
            throw new InvalidInputException(
                "the line has no end: this is no file of text", file: File, line: Line + 1, value: $"{end} bytes", allowed: $"lines of fewer than {LongestLine} bytes");
        }

        if (end == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
        int read = InputFile.Read(stream, buffer.AsSpan(end), File, positionOfStart + end);
        end += read;
        return read > 0;
    }
}
