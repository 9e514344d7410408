using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>Reads the halos of one file from its beginning to its end, in pieces of any size and in h units.</summary>
/// <remarks>A file is refused as soon as a part of it cannot be right: nothing is made up, nothing is skipped. Not safe for several
/// threads.</remarks>
/// <typeparam name="THalo">The row that the file holds.</typeparam>
public abstract class HaloReader<THalo> : IDisposable
{
    private readonly HaloSource<THalo> source;
    private long read;

    private protected HaloReader(string file, HaloSource<THalo> source) => (File, this.source) = (file, source);

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>How the file is written.</summary>
    public HaloFileFormat Format => source.Format;

    /// <summary>Number of halos in each block begun so far: one block a task, or a task and flush of the cone's buffer; one for all of an
    /// ascii file.</summary>
    public IReadOnlyList<int> BlockSizes => source.BlockSizes;

    /// <summary>Reads the next halos.</summary>
    /// <param name="halos">Room for some halos, not empty.</param>
    /// <returns>Number of halos read, 0 only at the end of the file.</returns>
    /// <exception cref="InvalidInputException">The file is damaged, cut off or holds a value that is no number; the message names the byte
    /// or line.</exception>
    public int Read(Span<THalo> halos)
    {
        if (halos.IsEmpty) throw new ArgumentException("there is no room for a halo", nameof(halos));
        int count = source.Read(halos);
        for (int i = 0; i < count; i++)
        {
            if (!IsPossible(halos[i], Format))
                throw new InvalidInputException(
                    $"halo {read + i + 1} is impossible: {halos[i]}", file: File, key: source.Place(i),
                    allowed: "finite numbers, a positive mass");
        }

        read += count;
        return count;
    }

    /// <summary>Reads all halos that are left.</summary>
    /// <returns>The halos in the order of the file.</returns>
    /// <exception cref="InvalidInputException">As <see cref="Read"/>.</exception>
    public THalo[] ReadToEnd()
    {
        var all = new List<THalo>();
        var piece = new THalo[1024];
        for (int count = Read(piece); count > 0; count = Read(piece)) all.AddRange(piece.AsSpan(0, count));
        return [.. all];
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        source.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract bool IsPossible(in THalo halo, HaloFileFormat format);
}
