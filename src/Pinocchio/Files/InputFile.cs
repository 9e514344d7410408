using System.IO.Compression;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>Opens a file for sequential reading, through gzip where its first bytes say so, and words what is wrong with it.</summary>
internal static class InputFile
{
    public static Stream Open(string path, out long? length)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        FileStream file;
        try
        {
            file = new FileStream(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("the file cannot be opened", file: path, innerException: exception);
        }

        if (!file.CanSeek)
        {
            file.Dispose();
            throw new InvalidInputException("the input is a pipe or a terminal", file: path, allowed: "a file on disk");
        }

        Span<byte> magic = stackalloc byte[2];
        bool compressed = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1f, 0x8b];
        file.Position = 0;
        length = compressed ? null : file.Length;
        return compressed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    public static int Read(Stream stream, Span<byte> buffer, string file, long offset)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidInputException(
                "the compressed data are damaged", file: file, key: $"byte {offset}", innerException: exception);
        }
    }

    public static InvalidInputException Damaged(string file, long offset, string problem, string? value = null, string? allowed = null) =>
        new(value is null ? problem : $"{problem}: {value}", file: file, key: $"byte {offset}", allowed: allowed);
}
