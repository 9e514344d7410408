using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>The matter density of the box at one redshift, by Lagrangian perturbation theory of third order.</summary>
/// <param name="Redshift">The output redshift.</param>
/// <param name="Cells">Cells along a side.</param>
/// <param name="Density">Density over its mean, 1 + delta, of each cell: [x, y, z], z fastest. A cell's number is that of its lower corner; its
/// centre lies half a cell above.</param>
public sealed record MatterDensity(double Redshift, int Cells, ReadOnlyMemory<float> Density)
{
    private const int Alignment = 64;
    private const int Preamble = 10;
    private const int Piece = 1 << 16;

    /// <summary>Writes the density as NumPy's <c>.npy</c>, version 1.0: little-endian single precision, shape (cells, cells, cells), C order; the
    /// file appears whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    public void Write(string path)
    {
        string shape = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({Cells}, {Cells}, {Cells}), }}";
        int length = (Preamble + shape.Length + 1 + Alignment - 1) / Alignment * Alignment - Preamble;
        using OutputFile file = OutputFile.Create(path);
        file.Stream.Write([0x93, .. "NUMPY"u8, 1, 0]);
        Span<byte> size = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)length);
        file.Stream.Write(size);
        file.Stream.Write(Encoding.ASCII.GetBytes(shape.PadRight(length - 1) + "\n"));
        for (int start = 0; start < Density.Length; start += Piece)
            file.Stream.Write(MemoryMarshal.AsBytes(Density.Span.Slice(start, Math.Min(Piece, Density.Length - start))));
        file.Commit();
    }
}
