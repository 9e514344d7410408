using Orchestrator.Cosmology;

namespace Orchestrator.Pinocchio;

/// <summary>What a run of PINOCCHIO was asked to do, in house units. Made from a parameter file, and made into one.</summary>
public sealed record RunParameters
{
    /// <summary>Name of the run in the names of all its files; below 100 characters, no blanks, no slash.</summary>
    public required string RunFlag { get; init; }

    /// <summary>File of the output redshifts.</summary>
    public string OutputList { get; init; } = "outputs";

    /// <summary>Side of the box in comoving Mpc/h.</summary>
    public required double BoxSize { get; init; }

    /// <summary>Particles along a side.</summary>
    public required int GridSize { get; init; }

    /// <summary>Seed of the initial conditions.</summary>
    public required int RandomSeed { get; init; }

    /// <summary>The flat cosmology; a <see cref="CosmologyParameters.Sigma8"/> of the file that was 0 must have been replaced.</summary>
    public required CosmologyParameters Cosmology { get; init; }

    /// <summary>File of w(a), or null for <see cref="CosmologyParameters.W0"/> and <see cref="CosmologyParameters.Wa"/>.</summary>
    public string? EquationOfStateFile { get; init; }

    /// <summary>The power spectrum as the file names it: <c>no</c> for Eisenstein &amp; Hu 1998, or a file.</summary>
    public string PowerSpectrum { get; init; } = "no";

    /// <summary>Unit length in cm of a power spectrum's file; 0 for k in h/Mpc.</summary>
    public double SpectrumUnitLength { get; init; }

    /// <summary>Mass of a warm dark matter particle in keV; 0 for cold dark matter.</summary>
    public double WarmDarkMatterMass { get; init; }

    /// <summary>Bytes a particle that each rank allocates.</summary>
    public double MemoryPerParticle { get; init; } = 180;

    /// <summary>MB that each rank may use; only a check.</summary>
    public int MaximumMemory { get; init; } = 16000;

    /// <summary>Peaks that a rank makes room for, in particles / 6; the light cone's buffer holds as many halos.</summary>
    public double PredictedPeakFactor { get; init; } = 0.8;

    /// <summary>Boundary layer in Lagrangian radii of the largest halo.</summary>
    public double BoundaryLayerFactor { get; init; } = 3;

    /// <summary>Particles of the smallest halo written.</summary>
    public int MinimumHaloParticles { get; init; } = 10;

    /// <summary>Analytic mass function in the .mf.out files, 0 to 10; 9 is Watson et al. 2013.</summary>
    public int AnalyticMassFunction { get; init; } = 9;

    /// <summary>Ascii rather than binary catalogues, cone and histories.</summary>
    public bool CatalogInAscii { get; init; }

    /// <summary>Outputs in Mpc/h and Msun/h rather than true Mpc and Msun.</summary>
    public bool OutputInH100 { get; init; } = true;

    /// <summary>Files that catalogues, cone and histories are split into, 1 or more.</summary>
    public int FileCount { get; init; } = 1;

    /// <summary>No catalogues and no cone are written.</summary>
    public bool WithoutCatalogs { get; init; }

    /// <summary>No merger histories are written.</summary>
    public bool WithoutHistories { get; init; }

    /// <summary>The LPT snapshot is written (V5 builds with SNAPSHOT).</summary>
    public bool WithLptSnapshot { get; init; }

    /// <summary>Amplitudes of all modes are their mean.</summary>
    public bool FixedAmplitudes { get; init; }

    /// <summary>Phases of all modes are turned by pi.</summary>
    public bool PairedPhases { get; init; }

    /// <summary>The past light cone; null if there is none.</summary>
    public ConeParameters? Cone { get; init; }

    /// <summary>Mass of a particle in Msun/h.</summary>
    public double ParticleMass
    {
        get
        {
            double spacing = BoxSize / GridSize;
            return CosmologyConstants.CriticalDensity * Cosmology.OmegaM * spacing * spacing * spacing;
        }
    }

    /// <summary>Units of the run's catalogues, cone and mass functions.</summary>
    public FileUnits Units => OutputInH100 ? FileUnits.InH100 : FileUnits.True(Cosmology.H);

    /// <summary>Takes the parameters out of a file.</summary>
    /// <param name="file">A file that the program would accept.</param>
    /// <param name="sigma8">The normalisation that the log tells, for a file whose Sigma8 is 0 (that of its power spectrum).</param>
    /// <exception cref="Numerics.InvalidInputException">A value is out of range, or the cosmology is not flat.</exception>
    public static RunParameters From(ParameterFile file, double? sigma8 = null) => RunParametersReader.Read(file, sigma8);

    /// <summary>Makes a file of the parameters that the program accepts.</summary>
    /// <param name="dialect">The version it is for.</param>
    /// <exception cref="Numerics.InvalidInputException">A value cannot be written in a way that the program reads back, or the version has
    /// no such key.</exception>
    public ParameterFile ToFile(ParameterDialect dialect = ParameterDialect.V5) => RunParametersWriter.Write(this, dialect);
}
