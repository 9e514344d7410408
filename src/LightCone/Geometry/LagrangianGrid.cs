namespace Orchestrator.LightCone;

/// <summary>The grid of a simulation's initial particles: gives the place where a halo came from, by its number.</summary>
/// <remarks>
/// PINOCCHIO numbers a halo by the particle at its peak, <c>id = k + N (j + N i)</c> with i, j, k along the box's x, y, z, and the
/// particle starts from the centre of its cell,
/// <c>q = (i + 1/2, j + 1/2, k + 1/2) L/N</c>. Immutable, safe for concurrent use.
/// </remarks>
public sealed class LagrangianGrid
{
    private const int Largest = 1 << 21;

    /// <summary>Describes a grid.</summary>
    /// <param name="size">Particles along a side, 1 to 2^21 - 1 (then ids fit into 64 bits).</param>
    /// <param name="boxSize">Side of the box in comoving Mpc/h, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public LagrangianGrid(int size, double boxSize)
    {
        if (size is < 1 or >= Largest)
            throw new ArgumentOutOfRangeException(nameof(size), size, "A particle grid has 1 to 2^21 - 1 particles along a side.");
        if (!(boxSize > 0) || !double.IsFinite(boxSize))
            throw new ArgumentOutOfRangeException(nameof(boxSize), boxSize, "The box size must be positive and finite, in comoving Mpc/h.");
        Size = size;
        BoxSize = boxSize;
    }

    /// <summary>Particles along a side.</summary>
    public int Size { get; }

    /// <summary>Side of the box in comoving Mpc/h.</summary>
    public double BoxSize { get; }

    /// <summary>Number of particles; ids lie below it.</summary>
    public ulong ParticleCount => (ulong)Size * (ulong)Size * (ulong)Size;

    /// <summary>Initial position of the particle that a halo is numbered by.</summary>
    /// <param name="id">Number of the halo, below <see cref="ParticleCount"/>.</param>
    /// <returns>Position in comoving Mpc/h, box axes, each component in (0, L).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The grid has no such particle.</exception>
    public CartesianVector PositionOf(ulong id)
    {
        if (id >= ParticleCount)
            throw new ArgumentOutOfRangeException(nameof(id), id, $"A grid of {Size}^3 particles numbers them 0 to {ParticleCount - 1}.");
        (ulong row, ulong k) = Math.DivRem(id, (ulong)Size);
        (ulong i, ulong j) = Math.DivRem(row, (ulong)Size);
        double spacing = BoxSize / Size;
        return new CartesianVector((i + 0.5) * spacing, (j + 0.5) * spacing, (k + 0.5) * spacing);
    }
}
