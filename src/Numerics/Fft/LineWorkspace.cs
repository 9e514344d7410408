using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Orchestrator.Numerics.Fft;

/// <summary>One thread's batch of lines: real and imaginary parts, and as much again for the passes to go to and fro. Aligned to cache lines.</summary>
internal sealed unsafe class LineWorkspace<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const nuint CacheLine = 64;
    private readonly nuint stride;
    private byte* memory;

    /// <summary>Room for a batch of <c>Vector&lt;T&gt;.Count</c> lines of <paramref name="length"/> complex numbers.</summary>
    public LineWorkspace(int length)
    {
        // An odd number of cache lines apart, so that the four arrays do not fall on the same sets of the first-level cache.
        stride = (((nuint)length * (nuint)Unsafe.SizeOf<Vector<T>>() + CacheLine - 1) / CacheLine | 1) * CacheLine;
        memory = (byte*)NativeMemory.AlignedAlloc(4 * stride, CacheLine);
    }

    public ref Vector<T> Re => ref Array(0);

    public ref Vector<T> Im => ref Array(1);

    public ref Vector<T> ScratchRe => ref Array(2);

    public ref Vector<T> ScratchIm => ref Array(3);

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        NativeMemory.AlignedFree(memory);
        memory = null;
    }

    private ref Vector<T> Array(nuint index) => ref Unsafe.AsRef<Vector<T>>(memory + index * stride);
}
