using System.Collections;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Rows that are appended and kept in their compact form, in pieces that never move, and read as what they stand for.</summary>
/// <typeparam name="TRow">What is kept of a row.</typeparam>
/// <typeparam name="TItem">What it stands for.</typeparam>
internal sealed class Rows<TRow, TItem>(Func<TRow, TItem> read) : IReadOnlyList<TItem>
    where TRow : unmanaged
{
    private const int PieceBits = 13;
    private const int PieceLength = 1 << PieceBits;
    private readonly List<TRow[]> pieces = [];

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public TItem this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return read(pieces[index >> PieceBits][index & (PieceLength - 1)]);
        }
    }

    /// <summary>Appends a row.</summary>
    public void Add(in TRow row)
    {
        int within = Count & (PieceLength - 1);
        if (within == 0) pieces.Add(new TRow[PieceLength]);
        pieces[^1][within] = row;
        Count++;
    }

    /// <inheritdoc/>
    public IEnumerator<TItem> GetEnumerator()
    {
        for (int n = 0; n < Count; n++) yield return this[n];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
