using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>A large array outside the garbage collector, aligned to cache lines, zero at first.</summary>
internal sealed unsafe class NativeField<T> : IDisposable
    where T : unmanaged
{
    private const nuint CacheLine = 64;

    /// <summary>Allocates <paramref name="length"/> elements.</summary>
    /// <exception cref="OutOfMemoryException">The system does not give the memory.</exception>
    public NativeField(long length)
    {
        Length = length;
        nuint bytes = checked((nuint)length * (nuint)sizeof(T));
        Start = (T*)NativeMemory.AlignedAlloc(Math.Max(bytes, CacheLine), CacheLine);
        NativeMemory.Clear(Start, bytes);
    }

    /// <summary>First element.</summary>
    public T* Start { get; private set; }

    /// <summary>Number of elements.</summary>
    public long Length { get; }

    /// <summary>A view of <paramref name="count"/> elements from <paramref name="first"/>.</summary>
    public Span<T> Slice(long first, int count) => new(Start + first, count);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
    }
}
