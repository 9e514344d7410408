using System.Buffers;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod;

/// <summary>Paints galaxies on halos by a halo occupation distribution.</summary>
/// <remarks>
/// <para>A halo has a central galaxy with the probability of <see cref="IHodModel.MeanCentrals"/>, at its centre and with its velocity, and a Poisson
/// number of satellites about <see cref="IHodModel.MeanSatellites"/>, whether it has a central or not. Satellites follow the NFW profile within the radius of
/// the declared mass definition, with the concentration of that mass at the halo's own redshift. Their velocity is the halo's and an isotropic Gaussian with the
/// dispersion of the singular isothermal sphere, <c>V / sqrt(2)</c> along each axis (Binney &amp; Tremaine 2008, section 4.3.3), the same at all radii;
/// V is the circular velocity at the halo's radius in physical units, <c>V^2 = G M (1 + z) / R</c> with the comoving radius R.</para>
/// <para>Every draw is keyed by (seed, simulation, realisation, what is drawn, halo id, box copy, number of the satellite). Copies of one halo carry
/// different galaxies; the result is the same bytes for any number of threads; and a halo's galaxies do not depend on which other halos are in the table.</para>
/// <para>Immutable; one painter may be used from several threads at once.</para>
/// </remarks>
public sealed class GalaxyPainter
{
    private readonly WcdmCosmology cosmology;
    private readonly IHodModel model;
    private readonly GalaxyPainterOptions options;
    private readonly MassConversion concentrations;
    private readonly HaloMassConversion conversion;

    /// <summary>A painter for halos of one cosmology.</summary>
    /// <param name="cosmology">The halos' cosmology.</param>
    /// <param name="model">The halo occupation, its masses in the definition that <paramref name="options"/> declare.</param>
    /// <param name="options">Mass definition, treatment of FoF masses, concentrations; validated here.</param>
    /// <param name="spectrum">The linear power spectrum by which FoF masses are matched; null for Eisenstein &amp; Hu 1998 with the cosmology's parameters.</param>
    /// <exception cref="Numerics.InvalidInputException">The options do not fit together.</exception>
    public GalaxyPainter(WcdmCosmology cosmology, IHodModel model, GalaxyPainterOptions options, IPowerSpectrum? spectrum = null)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.cosmology = cosmology;
        this.model = model;
        this.options = options;
        concentrations = new MassConversion(cosmology, options.Concentrations);
        conversion = new HaloMassConversion(cosmology, options, spectrum);
    }

    /// <summary>Paints one realisation.</summary>
    /// <param name="halos">The halos; positions, redshifts and mass definition as the table says.</param>
    /// <param name="seed">The campaign's seed.</param>
    /// <param name="simulation">Number of the simulation in the design.</param>
    /// <param name="realisation">Number of the realisation; each has galaxies of its own.</param>
    /// <param name="threads">Threads to use, at least 1; the result does not depend on it.</param>
    /// <param name="cancellationToken">Stops the painting.</param>
    /// <returns>The galaxies in the order of their halos, a central before its satellites; host masses in the declared definition. The caller disposes it.</returns>
    /// <exception cref="Numerics.InvalidInputException">A halo would hold more satellites than can be numbered (65535).</exception>
    public GalaxyTable Paint(
        HaloTable halos, ulong seed, int simulation = 0, int realisation = 0, int threads = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(halos);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var keys = new PaintingKeys(seed, simulation, realisation);
        int count = halos.Count, chunks = RowChunks.Count(count);
        double[] masses = ArrayPool<double>.Shared.Rent(count);
        HaloOccupation[] occupations = ArrayPool<HaloOccupation>.Shared.Rent(count);
        try
        {
            // Element c + 1 first holds the galaxies of chunk c, after the sum those of all chunks up to it.
            long[] starts = new long[chunks + 1];
            var draw = new OccupationDraw(halos, model, keys);
            RowChunks.ForEach(
                count,
                threads,
                (chunk, start, length) =>
                {
                    Span<double> converted = masses.AsSpan(start, length);
                    conversion.Convert(halos.Mass.Slice(start, length), halos.Redshift.Slice(start, length), halos.MassDefinition, converted);
                    starts[chunk + 1] = draw.Draw(start, converted, occupations.AsSpan(start, length));
                },
                cancellationToken);
            for (int chunk = 0; chunk < chunks; chunk++) starts[chunk + 1] += starts[chunk];

            using var galaxies = new GalaxyTableBuilder(options.MassDefinition);
            galaxies.Append(checked((int)starts[chunks]));
            var placement = new HaloPlacement(halos, cosmology, concentrations, options, keys);
            RowChunks.ForEach(
                count,
                threads,
                (chunk, start, length) =>
                {
                    GalaxyRows rows = galaxies.Rows((int)starts[chunk], (int)(starts[chunk + 1] - starts[chunk]));
                    placement.Fill(start, masses.AsSpan(start, length), occupations.AsSpan(start, length), rows);
                },
                cancellationToken);
            return galaxies.Build();
        }
        finally
        {
            ArrayPool<double>.Shared.Return(masses);
            ArrayPool<HaloOccupation>.Shared.Return(occupations);
        }
    }

    /// <summary>Whether halos lie where the fits that the painter uses were made: mass functions of the matching, and concentrations.</summary>
    /// <param name="halos">The halos.</param>
    /// <returns>Warnings, none when all is well; to be shown and recorded with the mock.</returns>
    public IReadOnlyList<ValidityWarning> CheckValidity(HaloTable halos)
    {
        ArgumentNullException.ThrowIfNull(halos);
        if (halos.Count == 0) return [];
        (double minimumMass, double maximumMass) = Range(halos.Mass);
        (double minimumRedshift, double maximumRedshift) = Range(halos.Redshift);
        return conversion.CheckValidity(halos.MassDefinition, minimumMass, maximumMass, minimumRedshift, maximumRedshift);
    }

    private static (double Minimum, double Maximum) Range(ReadOnlySpan<double> values)
    {
        double minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        foreach (double value in values)
        {
            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
        }
        return (minimum, maximum);
    }
}
