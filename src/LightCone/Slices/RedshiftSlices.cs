using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>Redshift slices of a light cone: adjoining half-open intervals <c>[z_i, z_i+1)</c> that rise in redshift.</summary>
/// <remarks>Immutable, safe for concurrent use. A redshift below the first edge, at or above the last, or not a number lies in no
/// slice.</remarks>
public sealed class RedshiftSlices
{
    private readonly double[] edges;

    private RedshiftSlices(double[] edges, RedshiftSpacing spacing)
    {
        this.edges = edges;
        Spacing = spacing;
    }

    /// <summary>Number of slices.</summary>
    public int Count => edges.Length - 1;

    /// <summary>The <see cref="Count"/> + 1 edges in redshift, rising.</summary>
    public ReadOnlySpan<double> Edges => edges;

    /// <summary>How the edges were chosen.</summary>
    public RedshiftSpacing Spacing { get; }

    /// <summary>Lower edge of the first slice, in it.</summary>
    public double Minimum => edges[0];

    /// <summary>Upper edge of the last slice, not in it.</summary>
    public double Maximum => edges[^1];

    /// <summary>Slices of equal thickness in comoving distance.</summary>
    /// <param name="cosmology">Cosmology of the distances; the fiducial one for maps that are to look like data.</param>
    /// <param name="count">Number of slices, at least 1.</param>
    /// <param name="minimum">Lower edge of the first slice, at least 0.</param>
    /// <param name="maximum">Upper edge of the last slice, above <paramref name="minimum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or the redshifts do not rise from zero or more.</exception>
    public static RedshiftSlices EqualComoving(WcdmCosmology cosmology, int count, double minimum, double maximum)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        Check(count, minimum, maximum);
        double near = cosmology.ComovingDistance(minimum);
        double far = cosmology.ComovingDistance(maximum);
        return new(Between(count, minimum, maximum, fraction => cosmology.RedshiftAt(near + (fraction * (far - near)))),
            RedshiftSpacing.Comoving);
    }

    /// <summary>Slices of equal width in redshift.</summary>
    /// <param name="count">Number of slices, at least 1.</param>
    /// <param name="minimum">Lower edge of the first slice, at least 0.</param>
    /// <param name="maximum">Upper edge of the last slice, above <paramref name="minimum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or the redshifts do not rise from zero or more.</exception>
    public static RedshiftSlices EqualRedshift(int count, double minimum, double maximum)
    {
        Check(count, minimum, maximum);
        return new(Between(count, minimum, maximum, fraction => minimum + (fraction * (maximum - minimum))), RedshiftSpacing.Redshift);
    }

    /// <summary>Slices of equal comoving volume a steradian: equal steps in the cube of the comoving distance (flat space).</summary>
    /// <param name="cosmology">Cosmology of the distances.</param>
    /// <param name="count">Number of slices, at least 1.</param>
    /// <param name="minimum">Lower edge of the first slice, at least 0.</param>
    /// <param name="maximum">Upper edge of the last slice, above <paramref name="minimum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1 or the redshifts do not rise from zero or more.</exception>
    public static RedshiftSlices EqualVolume(WcdmCosmology cosmology, int count, double minimum, double maximum)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        Check(count, minimum, maximum);
        double near = Cube(cosmology.ComovingDistance(minimum));
        double far = Cube(cosmology.ComovingDistance(maximum));
        return new(Between(count, minimum, maximum, fraction => cosmology.RedshiftAt(PortableMath.Cbrt(near + (fraction * (far - near))))),
            RedshiftSpacing.Volume);
    }

    /// <summary>Slices between given edges.</summary>
    /// <param name="edges">At least two redshifts of zero or more, each above the one before.</param>
    /// <exception cref="ArgumentException">There are fewer than two edges, or they do not rise, or one is negative or not
    /// finite.</exception>
    public static RedshiftSlices FromEdges(params ReadOnlySpan<double> edges)
    {
        if (edges.Length < 2)
            throw new ArgumentException($"Slices need at least two edges, not {edges.Length}.", nameof(edges));
        for (int i = 0; i < edges.Length; i++)
        {
            if (!double.IsFinite(edges[i]) || edges[i] < 0)
                throw new ArgumentException($"Edge {i} of the redshift slices is {edges[i]}; it must be finite and at least 0.",
                    nameof(edges));
            if (i > 0 && edges[i] <= edges[i - 1])
                throw new ArgumentException($"Edge {i} of the redshift slices, {edges[i]}, must be above the one before, {edges[i - 1]}.",
                    nameof(edges));
        }
        return new(edges.ToArray(), RedshiftSpacing.Edges);
    }

    /// <summary>The slice of a redshift.</summary>
    /// <returns>Index in [0, <see cref="Count"/>), or -1 if the redshift lies in no slice.</returns>
    public int IndexOf(double redshift)
    {
        if (!(redshift >= edges[0]) || !(redshift < edges[^1]))
            return -1;
        int below = 0;
        int above = edges.Length - 1;
        while (above - below > 1)
        {
            int middle = (below + above) >>> 1;
            if (redshift >= edges[middle]) below = middle;
            else above = middle;
        }
        return below;
    }

    /// <summary>The slices of many redshifts.</summary>
    /// <param name="redshifts">Redshifts.</param>
    /// <param name="indices">Receives the indices, -1 for none.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void IndexOf(ReadOnlySpan<double> redshifts, Span<int> indices)
    {
        SpanLengths.MustAgree(redshifts.Length, indices.Length);
        for (int i = 0; i < redshifts.Length; i++)
            indices[i] = IndexOf(redshifts[i]);
    }

    /// <summary>The edges as comoving distances.</summary>
    /// <param name="cosmology">Cosmology of the distances.</param>
    /// <returns><see cref="Count"/> + 1 distances in comoving Mpc/h.</returns>
    public double[] ComovingEdges(WcdmCosmology cosmology)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        return Array.ConvertAll(edges, cosmology.ComovingDistance);
    }

    // The outer edges are the ones asked for, to the last bit, whatever the inversion between them rounds to.
    private static double[] Between(int count, double minimum, double maximum, Func<double, double> redshiftAt)
    {
        double[] bounds = new double[count + 1];
        bounds[0] = minimum;
        for (int i = 1; i < count; i++)
            bounds[i] = redshiftAt((double)i / count);
        bounds[count] = maximum;
        return bounds;
    }

    private static double Cube(double value) => value * value * value;

    private static void Check(int count, double minimum, double maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!(minimum >= 0) || !double.IsFinite(minimum))
            throw new ArgumentOutOfRangeException(nameof(minimum), minimum, "The lowest redshift must be finite and at least 0.");
        if (!(maximum > minimum) || !double.IsFinite(maximum))
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum,
                $"The highest redshift must be finite and above the lowest, {minimum}.");
    }
}
