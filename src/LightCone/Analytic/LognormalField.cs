using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>A periodic lognormal density field with a given power spectrum (Coles and Jones 1991, MNRAS 248, 1).</summary>
/// <remarks>
/// <c>1 + delta = exp(s G - s^2 sigma^2 / 2)</c>, G being Gaussian with correlation function <c>ln(1 + xi(r))</c>, so that at s = 1 the
/// field has xi(r), and at other s about s^2 xi(r) where that is small.
/// xi is the transform of the power spectrum on the grid itself. Where the Gaussian's spectrum comes out negative, at the smallest
/// scales, it is set to zero.
/// Modes are keyed by seed, simulation and place, so that the same bytes result for any number of threads. Immutable, safe for concurrent
/// use.
/// </remarks>
public sealed class LognormalField
{
    private readonly float[] gaussian;
    private readonly double variance;

    /// <summary>Draws a field.</summary>
    /// <param name="spectrum">Power spectrum at z = 0.</param>
    /// <param name="boxSize">Side of the box in comoving Mpc/h, positive.</param>
    /// <param name="cells">Cells along a side, 2 to 1024.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="simulation">Number of the simulation that the field stands for.</param>
    /// <param name="threads">Threads to use; 0 for all processors.</param>
    /// <exception cref="ArgumentOutOfRangeException">The box or the number of cells is outside its range.</exception>
    public LognormalField(IPowerSpectrum spectrum, double boxSize, int cells, ulong seed, int simulation = 0, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(spectrum);
        if (!(boxSize > 0) || !double.IsFinite(boxSize))
            throw new ArgumentOutOfRangeException(nameof(boxSize), boxSize, "The box size must be positive and finite, in comoving Mpc/h.");
        if (cells is < 2 or > 1024)
            throw new ArgumentOutOfRangeException(nameof(cells), cells, "A field has 2 to 1024 cells along a side.");
        BoxSize = boxSize;
        Cells = cells;
        LognormalTransform transform = new(spectrum, boxSize, cells, threads == 0 ? Environment.ProcessorCount : threads);
        (gaussian, variance) = transform.Draw(new RandomKey(seed, RandomPurpose.LognormalField, simulation));
    }

    /// <summary>Side of the box in comoving Mpc/h.</summary>
    public double BoxSize { get; }

    /// <summary>Cells along a side.</summary>
    public int Cells { get; }

    /// <summary>The Gaussian field's variance in a cell.</summary>
    public double GaussianVariance => variance;

    /// <summary>Density over the mean in a cell.</summary>
    /// <param name="cell">Cell number (k cells + j) cells + i for place (i, j, k) along x, y, z.</param>
    /// <param name="scale">Factor s of the Gaussian field: bias times growth factor.</param>
    /// <returns>1 + delta, positive, of mean 1.</returns>
    public double OnePlusDelta(int cell, double scale) => PortableMath.Exp((scale * gaussian[cell]) - (scale * scale * variance / 2));
}
