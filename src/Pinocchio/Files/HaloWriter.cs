using System.Buffers;

namespace Orchestrator.Pinocchio;

/// <summary>Writes halos as PINOCCHIO V5.1 does, block by block; the file appears at <see cref="Commit"/>, whole, or not at all.</summary>
/// <remarks>Numbers go through single precision on their way to either form, as in the program. Not safe for several threads.</remarks>
/// <typeparam name="THalo">The row that the file holds.</typeparam>
public abstract class HaloWriter<THalo> : IDisposable
{
    private const int PieceSize = 4096;
    private readonly OutputFile file;
    private readonly HaloLayout<THalo>? layout;
    private readonly ColumnText text = new();
    private readonly double toH;

    private protected HaloWriter(string path, HaloFileFormat format, FileUnits units, Func<HaloFileFormat, HaloLayout<THalo>> layoutOf)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (format is not { Version: 5, IsDoublePrecision: false })
            throw new ArgumentException($"{format} files are read only", nameof(format));
        Format = format;
        toH = units.ToH;
        layout = format.IsBinary ? layoutOf(format) : null;
        file = OutputFile.Create(path);
    }

    /// <summary>How the file is written.</summary>
    public HaloFileFormat Format { get; }

    /// <summary>Number of blocks written.</summary>
    public int BlockCount { get; private set; }

    private protected Stream Stream => file.Stream;

    private protected ColumnText Text => text;

    /// <summary>Writes the halos of one task, or of one flush of a cone's buffer; there may be none.</summary>
    /// <param name="halos">Halos in h units.</param>
    public void WriteBlock(ReadOnlySpan<THalo> halos)
    {
        if (layout is null) WriteLines(halos);
        else WriteRecords(halos, layout);
        BlockCount++;
    }

    /// <summary>As <see cref="WriteBlock(ReadOnlySpan{THalo})"/>, for halos that are made as they are read.</summary>
    /// <param name="halos">Halos in h units.</param>
    public void WriteBlock(IReadOnlyList<THalo> halos)
    {
        ArgumentNullException.ThrowIfNull(halos);
        if (layout is not null) BeginRecords(halos.Count, layout);
        THalo[] piece = ArrayPool<THalo>.Shared.Rent(PieceSize);
        for (int start = 0; start < halos.Count; start += PieceSize)
        {
            int length = Math.Min(PieceSize, halos.Count - start);
            for (int n = 0; n < length; n++) piece[n] = halos[start + n];
            if (layout is null) WriteLines(piece.AsSpan(0, length));
            else WritePieces(piece.AsSpan(0, length), layout);
        }

        ArrayPool<THalo>.Shared.Return(piece);
        if (layout is not null) EndRecords(halos.Count, layout);
        BlockCount++;
    }

    /// <summary>Flushes the file to disk and gives it its name.</summary>
    /// <exception cref="InvalidOperationException">Fewer or more blocks were written than announced.</exception>
    public void Commit()
    {
        CheckComplete();
        file.Commit();
    }

    /// <summary>Without <see cref="Commit"/> nothing remains.</summary>
    public void Dispose()
    {
        file.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract bool EmptyBlocksHaveMarkers { get; }

    private protected abstract void AppendLine(in THalo halo, double toFile);

    private protected virtual void CheckComplete()
    {
    }

    private void WriteLines(ReadOnlySpan<THalo> halos)
    {
        foreach (ref readonly THalo halo in halos)
        {
            AppendLine(halo, toH);
            if (text.Length > 1 << 16) text.MoveTo(Stream);
        }

        text.MoveTo(Stream);
    }

    private void WriteRecords(ReadOnlySpan<THalo> halos, HaloLayout<THalo> chosen)
    {
        BeginRecords(halos.Length, chosen);
        WritePieces(halos, chosen);
        EndRecords(halos.Length, chosen);
    }

    private void BeginRecords(int count, HaloLayout<THalo> chosen)
    {
        Stream.WriteRecord(count);
        if (count > 0 || EmptyBlocksHaveMarkers) Stream.WriteInt32(Marker(count, chosen));
    }

    private void EndRecords(int count, HaloLayout<THalo> chosen)
    {
        if (count > 0 || EmptyBlocksHaveMarkers) Stream.WriteInt32(Marker(count, chosen));
    }

    private void WritePieces(ReadOnlySpan<THalo> halos, HaloLayout<THalo> chosen)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(PieceSize * chosen.RecordSize);
        for (int start = 0; start < halos.Length; start += PieceSize)
        {
            ReadOnlySpan<THalo> piece = halos.Slice(start, Math.Min(PieceSize, halos.Length - start));
            Span<byte> records = bytes.AsSpan(0, piece.Length * chosen.RecordSize);
            records.Clear();
            chosen.Encode(piece, records, toH);
            Stream.Write(records);
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    private static int Marker(int count, HaloLayout<THalo> chosen) => unchecked((int)((long)count * chosen.RecordSize));
}
