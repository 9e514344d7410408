using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>
/// Particles with their collapse times and displacements, <c>pinocchio.&lt;run&gt;.t_snapshot.out</c>, displaced to a redshift,
/// <c>pinocchio.&lt;z&gt;.&lt;run&gt;.LPT_snapshot.out</c>, or the linear density, <c>pinocchio.&lt;run&gt;.density0.out</c>: Gadget's second
/// format with markers that Gadget's readers do not expect.
/// </summary>
/// <remarks>
/// Particle k + N (j + N i) is the one that began at grid point (i, j, k), z fastest. FMAX is 1 + z of collapse. ZEL, 2LPT, 31PT and 32PT
/// are displacements at <see cref="LptHeader.Redshift"/> in units of the inter-particle distance, <see cref="CellSize"/>; ZACC is the
/// redshift at which the particle joined a halo, -1 for none; GRUP its halo. POS is in comoving Mpc/h, VEL in km/s over the root of the
/// scale factor, which makes it a peculiar velocity when it is multiplied with it. Lengths and masses are in h units whatever
/// <c>OutputInH100</c> says. The data blocks have byte counts of 8 bytes, header and INFO
/// of 4.
/// </remarks>
public sealed class LptSnapshot
{
    /// <summary>Makes a snapshot.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="blocks">Its blocks in order, ID first.</param>
    /// <exception cref="ArgumentException">A block has not as many particles as the header.</exception>
    public LptSnapshot(LptHeader header, IReadOnlyList<LptBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(blocks);
        foreach (LptBlock block in blocks)
        {
            if (block.Count != header.Particles)
                throw new ArgumentException($"{block.Name} has {block.Count} of {header.Particles} particles", nameof(blocks));
        }

        (Header, Blocks) = (header, blocks);
    }

    /// <summary>The header.</summary>
    public LptHeader Header { get; }

    /// <summary>The blocks in the order of the file.</summary>
    public IReadOnlyList<LptBlock> Blocks { get; }

    /// <summary>Particles along a side.</summary>
    public int GridSize
    {
        get
        {
            int side = (int)Math.Round(PortableMath.Cbrt(Header.TotalParticles));
            return (long)side * side * side == Header.TotalParticles ? side
                : throw new InvalidOperationException($"{Header.TotalParticles} particles are no cube");
        }
    }

    /// <summary>Inter-particle distance in comoving Mpc/h.</summary>
    public double CellSize => Header.BoxSize / GridSize;

    /// <summary>The numbers of a floating-point block.</summary>
    /// <param name="name">Its name, as <c>FMAX</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such block.</exception>
    public ReadOnlySpan<float> Real(string name) =>
        Blocks.FirstOrDefault(block => string.Equals(block.Name, name, StringComparison.Ordinal))?.Real
            ?? throw new KeyNotFoundException($"there is no block of numbers {name}");

    /// <summary>The numbers of ID or GRUP.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such block.</exception>
    public ReadOnlySpan<long> Whole(string name) =>
        Blocks.FirstOrDefault(block => string.Equals(block.Name, name, StringComparison.Ordinal))?.Whole
            ?? throw new KeyNotFoundException($"there is no block of whole numbers {name}");

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; one of several if the run wrote several.</param>
    /// <exception cref="InvalidInputException">The file is damaged.</exception>
    public static LptSnapshot Read(string path) => LptSnapshotReader.Read(path);

    /// <summary>Writes a file, markers and all; it appears whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    public void Write(string path) => LptSnapshotWriter.Write(this, path);
}
