using System.Buffers;
using System.Runtime.InteropServices;

namespace Orchestrator.CatalogFiles;

/// <summary>The optional library libdeflate (Debian's package libdeflate0).</summary>
internal static unsafe class LibDeflate
{
    private static readonly string[] KnownNames = ["libdeflate.so.0", "libdeflate.so", "libdeflate.dylib", "libdeflate.dll"];
    private static readonly nint Library = Load();
    private static readonly delegate* unmanaged<int, nint> AllocateCompressor = (delegate* unmanaged<int, nint>)Export("libdeflate_alloc_compressor");
    private static readonly delegate* unmanaged<nint, void> FreeCompressor = (delegate* unmanaged<nint, void>)Export("libdeflate_free_compressor");
    private static readonly delegate* unmanaged<nint, byte*, nuint, byte*, nuint, nuint> CompressZLib =
        (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, nuint>)Export("libdeflate_zlib_compress");

    private static readonly delegate* unmanaged<nint, nuint, nuint> BoundZLib = (delegate* unmanaged<nint, nuint, nuint>)Export("libdeflate_zlib_compress_bound");

    /// <summary>Whether the library was found.</summary>
    public static bool IsAvailable => Library != 0;

    /// <summary>Compresses to the zlib format, which is what HDF5's deflate filter stores.</summary>
    /// <exception cref="InvalidOperationException">The library is absent.</exception>
    public static byte[] Compress(ReadOnlySpan<byte> source, int level)
    {
        if (!IsAvailable) throw new InvalidOperationException("libdeflate was not found (Debian and Ubuntu have it in the package libdeflate0)");
        nint compressor = AllocateCompressor(level);
        if (compressor == 0) throw new InvalidOperationException("libdeflate could not allocate a compressor: out of memory");
        byte[] destination = ArrayPool<byte>.Shared.Rent((int)BoundZLib(compressor, (nuint)source.Length));
        try
        {
            fixed (byte* from = source, to = destination)
            {
                nuint length = CompressZLib(compressor, from, (nuint)source.Length, to, (nuint)destination.Length);
                return destination.AsSpan(0, (int)length).ToArray();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(destination);
            FreeCompressor(compressor);
        }
    }

    private static nint Load()
    {
        foreach (string name in KnownNames)
        {
            if (NativeLibrary.TryLoad(name, out nint handle)) return handle;
        }

        return 0;
    }

    private static nint Export(string name) => Library == 0 ? 0 : NativeLibrary.GetExport(Library, name);
}
