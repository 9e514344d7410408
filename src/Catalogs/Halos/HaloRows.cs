namespace Orchestrator.Catalogs;

/// <summary>Rows just appended to a <see cref="HaloTableBuilder"/>, to be filled column by column. Their first content is
/// undefined.</summary>
/// <remarks>Valid until the builder is used again.</remarks>
public readonly ref struct HaloRows
{
    /// <summary>Halo numbers.</summary>
    public required Span<ulong> Id { get; init; }

    /// <summary>Codes of the box copies.</summary>
    public required Span<int> Replication { get; init; }

    /// <summary>Comoving Mpc/h.</summary>
    public required Span<double> X { get; init; }

    /// <summary>Comoving Mpc/h.</summary>
    public required Span<double> Y { get; init; }

    /// <summary>Comoving Mpc/h.</summary>
    public required Span<double> Z { get; init; }

    /// <summary>Peculiar km/s.</summary>
    public required Span<float> VelocityX { get; init; }

    /// <summary>Peculiar km/s.</summary>
    public required Span<float> VelocityY { get; init; }

    /// <summary>Peculiar km/s.</summary>
    public required Span<float> VelocityZ { get; init; }

    /// <summary>Msun/h.</summary>
    public required Span<double> Mass { get; init; }

    /// <summary>Cosmological redshift.</summary>
    public required Span<double> Redshift { get; init; }
}
