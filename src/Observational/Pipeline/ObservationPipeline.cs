using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>Observes painted galaxies in the fixed order of effects.</summary>
/// <remarks>
/// <para>The order: redshift-space distortion; angular mask and its completeness; redshift measurement. Binning and maps follow outside. No galaxy is
/// removed: what an effect rejects stays in the table with the effect's bit off.</para>
/// <para>Draws are keyed by (seed, simulation, realisation, effect, halo id, box copy, number of the satellite) and made for every galaxy, kept or not.
/// The result is the same bytes for any number of threads.</para>
/// <para>Immutable; one pipeline may be used from several threads at once.</para>
/// </remarks>
public sealed class ObservationPipeline
{
    private readonly WcdmCosmology cosmology;
    private readonly ConeFrame frame;
    private readonly ObservationOptions options;
    private readonly PhotometricRedshiftModel? photometric;

    /// <summary>A pipeline for the light cones of one cosmology and one axis.</summary>
    /// <param name="cosmology">The galaxies' cosmology, by which their distance is a redshift.</param>
    /// <param name="frame">The frame of the sky: the cone's axis lies at right ascension 180 and declination 0.</param>
    /// <param name="options">The effects; validated here.</param>
    /// <exception cref="InvalidInputException">An option lies outside its range.</exception>
    public ObservationPipeline(WcdmCosmology cosmology, ConeFrame frame, ObservationOptions options)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.cosmology = cosmology;
        this.frame = frame;
        this.options = options;
        photometric = options.PhotometricRedshifts is { } errors ? new PhotometricRedshiftModel(errors) : null;
    }

    /// <summary>Observes one realisation.</summary>
    /// <param name="galaxies">The painted galaxies, positions from the cone's vertex.</param>
    /// <param name="seed">The campaign's seed.</param>
    /// <param name="simulation">Number of the simulation in the design.</param>
    /// <param name="realisation">Number of the realisation.</param>
    /// <param name="threads">Threads to use, at least 1; the result does not depend on it.</param>
    /// <param name="cancellationToken">Stops the observation.</param>
    /// <returns>One row a galaxy, in the order of <paramref name="galaxies"/>. The caller disposes it.</returns>
    public ObservedGalaxyTable Observe(
        GalaxyTable galaxies, ulong seed, int simulation = 0, int realisation = 0, int threads = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(galaxies);
        var keys = new ObservationKeys(seed, simulation, realisation);
        using var observed = new ObservedGalaxyTableBuilder(galaxies.MassDefinition);
        observed.Append(galaxies.Count);
        RowChunks.ForEach(
            galaxies.Count, threads, (_, start, count) => Observe(galaxies, start, observed.Rows(start, count), keys), cancellationToken);
        return observed.Build();
    }

    private void Observe(GalaxyTable galaxies, int start, ObservedGalaxyRows rows, ObservationKeys keys)
    {
        int count = rows.HaloId.Length;
        galaxies.HaloId.Slice(start, count).CopyTo(rows.HaloId);
        galaxies.Replication.Slice(start, count).CopyTo(rows.Replication);
        galaxies.Satellite.Slice(start, count).CopyTo(rows.Satellite);
        galaxies.HaloMass.Slice(start, count).CopyTo(rows.HaloMass);
        LookAlongLineOfSight(galaxies, start, rows);
        DistortRedshifts(rows);
        for (int i = 0; i < count; i++)
        {
            ulong galaxy = RandomObject.Of(rows.HaloId[i], rows.Replication[i], rows.Satellite[i]);
            rows.Keep[i] = IsInMask(rows.RightAscension[i], rows.Declination[i], keys.Mask, galaxy) ? KeepFlags.All : KeepFlags.All & ~KeepFlags.Mask;
            rows.ZEstimated[i] = photometric?.Draw(rows.ZRsd[i], keys.PhotometricCore.For(galaxy), keys.PhotometricOutlier.For(galaxy)) ?? rows.ZRsd[i];
        }
    }

    private void LookAlongLineOfSight(GalaxyTable galaxies, int start, ObservedGalaxyRows rows)
    {
        int count = rows.HaloId.Length;
        ReadOnlySpan<double> x = galaxies.X.Slice(start, count), y = galaxies.Y.Slice(start, count), z = galaxies.Z.Slice(start, count);
        ReadOnlySpan<float> vx = galaxies.VelocityX.Slice(start, count), vy = galaxies.VelocityY.Slice(start, count), vz = galaxies.VelocityZ.Slice(start, count);
        frame.ToSky(x, y, z, rows.RightAscension, rows.Declination);
        Span<double> distances = stackalloc double[count];
        for (int i = 0; i < count; i++)
        {
            double distance = Math.Sqrt(x[i] * x[i] + y[i] * y[i] + z[i] * z[i]);
            distances[i] = distance;
            // A galaxy at the vertex itself has no line of sight.
            rows.LineOfSightVelocity[i] = distance > 0 ? (vx[i] * x[i] + vy[i] * y[i] + vz[i] * z[i]) / distance : 0;
        }
        cosmology.RedshiftAt(distances, rows.ZCos);
    }

    private void DistortRedshifts(ObservedGalaxyRows rows)
    {
        if (!options.RedshiftSpaceDistortions)
        {
            rows.ZCos.CopyTo(rows.ZRsd);
            return;
        }
        for (int i = 0; i < rows.ZRsd.Length; i++) rows.ZRsd[i] = DopplerShift.Redshift(rows.ZCos[i], rows.LineOfSightVelocity[i]);
    }

    private bool IsInMask(double rightAscension, double declination, RandomKey key, ulong galaxy) =>
        (options.Mask?.Contains(rightAscension, declination) ?? true)
        && (options.Completeness >= 1 || key.For(galaxy).NextUniform() < options.Completeness);
}
