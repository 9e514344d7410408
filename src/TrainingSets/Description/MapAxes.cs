namespace Orchestrator.TrainingSets;

/// <summary>What the axes of the maps mean; written under <c>/axes</c>.</summary>
public sealed record MapAxes
{
    /// <summary>Edges of the slices in redshift, one more than there are slices; slices are half open.</summary>
    public required IReadOnlyList<double> SliceRedshiftEdges { get; init; }

    /// <summary>The same edges as comoving distances in Mpc/h, by the fiducial cosmology.</summary>
    public required IReadOnlyList<double> SliceDistanceEdges { get; init; }

    /// <summary>Plane coordinates of pixel centres along x, in units of the sphere's radius.</summary>
    public required IReadOnlyList<double> PixelCentresX { get; init; }

    /// <summary>Plane coordinates of pixel centres along y, in units of the sphere's radius.</summary>
    public required IReadOnlyList<double> PixelCentresY { get; init; }

    /// <summary>Side of a pixel in the plane, in units of the sphere's radius.</summary>
    public required double PixelSide { get; init; }

    /// <summary>The projection, for example <c>lambert</c>.</summary>
    public required string Projection { get; init; }

    /// <summary>The field as the campaign file puts it, for example <c>square: 13</c> (degrees).</summary>
    public required string Field { get; init; }

    /// <summary>The fraction of each pixel that is seen, <c>[y, x]</c>, in [0, 1]; empty when every pixel is seen whole.</summary>
    public ReadOnlyMemory<float> Footprint { get; init; }

    /// <summary>Parameters of the cosmology that turned redshifts into distances, by name.</summary>
    public required IReadOnlyDictionary<string, double> FiducialCosmology { get; init; }

    /// <summary>Number of pixels that are seen at all.</summary>
    internal int SeenPixels(MapLayout maps)
    {
        if (Footprint.IsEmpty) return maps.Height * maps.Width;
        int seen = 0;
        foreach (float fraction in Footprint.Span)
            if (fraction > 0) seen++;
        return seen;
    }

    /// <summary>Refuses axes that do not fit the maps: a programming error.</summary>
    internal void Validate(MapLayout maps)
    {
        Require(SliceRedshiftEdges.Count == maps.Slices + 1, nameof(SliceRedshiftEdges), SliceRedshiftEdges.Count, maps.Slices + 1);
        Require(SliceDistanceEdges.Count == maps.Slices + 1, nameof(SliceDistanceEdges), SliceDistanceEdges.Count, maps.Slices + 1);
        Require(PixelCentresX.Count == maps.Width, nameof(PixelCentresX), PixelCentresX.Count, maps.Width);
        Require(PixelCentresY.Count == maps.Height, nameof(PixelCentresY), PixelCentresY.Count, maps.Height);
        Require(Footprint.IsEmpty || Footprint.Length == maps.Height * maps.Width, nameof(Footprint), Footprint.Length, maps.Height * maps.Width);
    }

    private static void Require(bool fits, string name, int found, int needed)
    {
        if (!fits) throw new ArgumentException($"{name} has {found} values, the maps need {needed}", name);
    }
}
