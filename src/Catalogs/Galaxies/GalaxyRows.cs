namespace Orchestrator.Catalogs;

/// <summary>Rows just appended to a <see cref="GalaxyTableBuilder"/>, to be filled column by column. Their first content is
/// undefined.</summary>
/// <remarks>Valid until the builder is used again.</remarks>
public readonly ref struct GalaxyRows
{
    /// <summary>Number of the host halo in its simulation.</summary>
    public required Span<ulong> HaloId { get; init; }

    /// <summary>Code of the box copy that the host halo lies in, see <see cref="Catalogs.Replication.Code"/>.</summary>
    public required Span<int> Replication { get; init; }

    /// <summary>0 for the central galaxy of its host, 1, 2, ... for its satellites.</summary>
    public required Span<ushort> Satellite { get; init; }

    /// <summary>Mass of the host halo in Msun/h.</summary>
    public required Span<double> HaloMass { get; init; }

    /// <summary>Comoving Mpc/h along the box's x axis; from the cone's vertex, or in the box for a snapshot.</summary>
    public required Span<double> X { get; init; }

    /// <summary>As <see cref="X"/>, along the y axis.</summary>
    public required Span<double> Y { get; init; }

    /// <summary>As <see cref="X"/>, along the z axis.</summary>
    public required Span<double> Z { get; init; }

    /// <summary>Physical peculiar km/s along the box's x axis: the halo's plus the motion inside it.</summary>
    public required Span<float> VelocityX { get; init; }

    /// <summary>As <see cref="VelocityX"/>, along the y axis.</summary>
    public required Span<float> VelocityY { get; init; }

    /// <summary>As <see cref="VelocityX"/>, along the z axis.</summary>
    public required Span<float> VelocityZ { get; init; }
}
