using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>A large array outside the garbage collector, aligned to cache lines; its content is undefined until it is written.</summary>
internal sealed unsafe class NativeField<T> : IDisposable
    where T : unmanaged
{
    private const nuint CacheLine = 64;

    /// <summary>Allocates <paramref name="length"/> elements.</summary>
    /// <exception cref="OutOfMemoryException">The system does not give the memory.</exception>
    public NativeField(long length)
    {
        Length = length;
        nuint bytes = Math.Max(checked((nuint)length * (nuint)sizeof(T)), CacheLine);
        bool isLarge = bytes >= 4 * HugePages.Size;
        Start = (T*)NativeMemory.AlignedAlloc(bytes, isLarge ? HugePages.Size : CacheLine);
        if (isLarge) HugePages.Advise(Start, bytes);
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
