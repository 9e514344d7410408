namespace Orchestrator.Catalogs;

/// <summary>Rows just appended to a <see cref="ObservedGalaxyTableBuilder"/>, to be filled column by column. Their first content is
/// undefined.</summary>
/// <remarks>Valid until the builder is used again.</remarks>
public readonly ref struct ObservedGalaxyRows
{
    /// <summary>Number of the host halo in its simulation.</summary>
    public required Span<ulong> HaloId { get; init; }

    /// <summary>Code of the box copy that the host halo lies in, see <see cref="Catalogs.Replication.Code"/>.</summary>
    public required Span<int> Replication { get; init; }

    /// <summary>0 for the central galaxy of its host, 1, 2, ... for its satellites.</summary>
    public required Span<ushort> Satellite { get; init; }

    /// <summary>Mass of the host halo in Msun/h.</summary>
    public required Span<double> HaloMass { get; init; }

    /// <summary>Right ascension in degrees, [0, 360).</summary>
    public required Span<double> RightAscension { get; init; }

    /// <summary>Declination in degrees, [-90, 90].</summary>
    public required Span<double> Declination { get; init; }

    /// <summary>Redshift by expansion alone.</summary>
    public required Span<double> ZCos { get; init; }

    /// <summary>Redshift with the peculiar velocity, which the light has.</summary>
    public required Span<double> ZRsd { get; init; }

    /// <summary>Redshift that the survey reports.</summary>
    public required Span<double> ZEstimated { get; init; }

    /// <summary>Physical peculiar km/s along the line of sight, positive away from the observer.</summary>
    public required Span<double> LineOfSightVelocity { get; init; }

    /// <summary>Which effects kept the galaxy; it is in the sample where all that are on did.</summary>
    public required Span<KeepFlags> Keep { get; init; }
}
