namespace Orchestrator.Pinocchio.Engine;

/// <summary>The files that a run is going to write.</summary>
/// <param name="Names">Their names.</param>
/// <param name="Bytes">Room on the disk without which they certainly do not fit.</param>
internal sealed record PlannedOutputs(IReadOnlyList<string> Names, long Bytes)
{
    // Bytes a halo, by format: binary records; lines as they are written for halos of up to 1e8 particles.
    private const double CatalogRecord = 56.0, LightCatalogRecord = 48.0, CatalogLine = 140.0, LightCatalogLine = 95.0;
    private const double ConeRecord = 56.0, LightConeRecord = 32.0, ConeLine = 216.0, LightConeLine = 97.0;

    // Blocks of 4-byte numbers, one a particle: ID and DENS; ID, POS and VEL; ID, FMAX, four displacements, ZACC and GRUP.
    private const long DensityNumbers = 2, ParticleNumbers = 7, TimelessNumbers = 16;

    /// <summary>A realisation may have fewer halos than the analytic mass function.</summary>
    private const double FewestOfExpected = 0.7;

    /// <summary>The files of a run.</summary>
    public static PlannedOutputs Of(RunParameters parameters, IReadOnlyList<double> redshifts, EngineInputs inputs, ProgramOptions options)
    {
        var names = new OutputNames(parameters.RunFlag);
        var files = new List<string> { names.Cosmology };
        if (parameters.Cone is not null) files.Add(names.Geometry);
        long particles = (long)parameters.GridSize * parameters.GridSize * parameters.GridSize;
        switch (options.Task)
        {
            case ProgramTask.LinearDensity:
                return new PlannedOutputs([.. files, names.Density], DensityNumbers * sizeof(float) * particles);
            case ProgramTask.Particles:
                return new PlannedOutputs([.. files, names.Particles(redshifts[0])], ParticleNumbers * sizeof(float) * particles);
            case ProgramTask.Halos:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(options), options.Task, "no such task");
        }

        files.Add(names.CollapseTimes);
        files.AddRange(redshifts.Select(names.MassFunction));
        double halos = 0.0, bytes = 0.0;
        if (!parameters.WithoutCatalogs)
        {
            files.AddRange(redshifts.Select(names.Catalog));
            halos = redshifts.Sum(redshift => HaloForecast.InBox(parameters, inputs, redshift));
            bytes += halos * (parameters.CatalogInAscii, options.Light) switch
            {
                (false, false) => CatalogRecord,
                (false, true) => LightCatalogRecord,
                (true, false) => CatalogLine,
                (true, true) => LightCatalogLine,
            };
            if (parameters.Cone is { } cone)
            {
                files.AddRange([names.Cone, names.NumberCounts]);
                bytes += HaloForecast.OnCone(parameters, cone, inputs) * (parameters.CatalogInAscii, options.Light) switch
                {
                    (false, false) => ConeRecord,
                    (false, true) => LightConeRecord,
                    (true, false) => ConeLine,
                    (true, true) => LightConeLine,
                };
            }
        }

        bytes *= FewestOfExpected;
        if (!parameters.WithoutHistories) files.Add(names.Histories);
        if (parameters.WithLptSnapshot)
        {
            files.Add(names.LptSnapshot);
            bytes += TimelessNumbers * sizeof(float) * particles;
        }

        if (options.Engine.MatterDensity is { } mesh)
        {
            files.AddRange(redshifts.Select(names.MatterDensity));
            bytes += (double)sizeof(float) * mesh.Cells * mesh.Cells * mesh.Cells * redshifts.Count;
        }

        return new PlannedOutputs(files, (long)bytes);
    }
}
