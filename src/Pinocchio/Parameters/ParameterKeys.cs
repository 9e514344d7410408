using System.Collections.Frozen;

namespace Orchestrator.Pinocchio;

/// <summary>All keys of the parameter files of V5.1 and V4.1, in the order in which files are written.</summary>
public static class ParameterKeys
{
    /// <summary>The keys.</summary>
    public static IReadOnlyList<ParameterKey> All { get; } =
    [
        Word("RunFlag", "name of the run in the names of all files, below 100 characters"),
        Word("OutputList", "file of the output redshifts, one a line, descending"),
        Real("BoxSize", "side of the box in true Mpc, or in Mpc/h with BoxInH100"),
        Flag("BoxInH100", "BoxSize is in Mpc/h"),
        Integer("GridSize", "particles along a side"),
        Integer("RandomSeed", "seed of the initial conditions, and of the cone's vertex and axis where none are given"),
        Flag("FixedIC", "amplitudes of the modes are their mean", ParameterDialect.V5),
        Flag("PairedIC", "phases of the modes are turned by pi", ParameterDialect.V5),
        Flag("MimicOldSeed", "seed planes as N-GenIC", ParameterDialect.V5),
        Real("Omega0", "total matter density parameter today, baryons included"),
        Real("OmegaLambda", "dark energy density parameter today"),
        Real("OmegaBaryon", "baryon density parameter today"),
        Real("Hubble100", "H0 in 100 km/s/Mpc"),
        Real("Sigma8", "normalisation of the power spectrum; 0 takes that of the file"),
        Real("PrimordialIndex", "spectral index n_s"),
        Real("DEw0", "dark energy w0 in w(a) = w0 + (1 - a) wa"),
        Real("DEwa", "dark energy wa"),
        Word("TabulatedEoSfile", "no, or a file of a and w(a)"),
        Word("FileWithInputSpectrum", "no or EH (Eisenstein & Hu 1998), Efstathiou, PowerLaw, CAMBTable, or a file of k and P(k)"),
        Real("InputSpectrum_UnitLength_in_cm", "0 for k in h/Mpc, else the unit length of the spectrum's file in cm"),
        Real("WDM_PartMass_in_kev", "mass of a warm dark matter particle in keV, 0 for none"),
        OptionalWord("CAMBMatterFile", "required by builds that read tabulated spectra", ParameterDialect.V5),
        OptionalWord("CAMBRedshiftsFile", "required by builds that read tabulated spectra", ParameterDialect.V5),
        OptionalWord("HubbleTableFile", "required by builds that read a table of the expansion", ParameterDialect.V5),
        OptionalWord("CTtableFile", "required by builds with tabulated collapse times", ParameterDialect.V5),
        Real("BoundaryLayerFactor", "boundary layer in Lagrangian radii of the largest halo"),
        Integer("MaxMem", "MB that a rank may use"),
        Real("MaxMemPerParticle", "bytes a particle that a rank allocates"),
        new("PredPeakFactor", ParameterKind.Number, IsRequired: true, ParameterDialect.V5,
            "peaks that a rank makes room for, in particles / 6; the light cone's buffer holds as many halos"),
        Flag("CatalogInAscii", "catalogues, cone and histories are ascii"),
        Flag("OutputInH100", "outputs are in Mpc/h and Msun/h"),
        OptionalInteger("NumFiles", "files that catalogues, cone and histories are split into"),
        Integer("MinHaloMass", "particles of the smallest halo written"),
        Integer("AnalyticMassFunction", "analytic mass function beside the measured one, 0 to 10, 9 = Watson et al. 2013"),
        Flag("DoNotWriteCatalogs", "neither catalogues nor cone"),
        Flag("DoNotWriteHistories", "no merger histories"),
        Flag("WriteTimelessSnapshot", "write the LPT snapshot", ParameterDialect.V5),
        Flag("WriteSnapshot", "write a snapshot of particles", ParameterDialect.V4),
        Flag("WriteFmax", "write collapse times", ParameterDialect.V4),
        Flag("WriteVmax", "write displacements", ParameterDialect.V4),
        Flag("WriteRmax", "write smoothing radii", ParameterDialect.V4),
        Flag("WriteDensity", "write the linear density", ParameterDialect.V4),
        Flag("DumpProducts", "write the products of the first part", ParameterDialect.V5),
        Flag("ReadProductsFromDumps", "read the products of the first part instead of computing them", ParameterDialect.V5),
        Flag("ExitIfExtraParticles", "stop where the boundary layer does not suffice", ParameterDialect.V5),
        Flag("UseTransposedFFT", "transposed Fourier transforms", ParameterDialect.V5),
        Flag("LargePlane", "large seed planes", ParameterDialect.V5),
        Real("StartingzForPLC", "farthest redshift of the light cone; negative for no cone"),
        Real("LastzForPLC", "nearest redshift of the light cone"),
        Real("PLCAperture", "half of the cone's opening angle in degrees; from 180 the full sky"),
        Flag("PLCProvideConeData", "PLCCenter and PLCAxis hold; without it vertex and axis are random"),
        OptionalVector("PLCCenter", "vertex of the cone in the unit of BoxSize"),
        OptionalVector("PLCAxis", "direction of the cone's axis"),
        OptionalInteger("Constrain_dim0", "sub-boxes along x", ParameterDialect.V5),
        OptionalInteger("Constrain_dim1", "sub-boxes along y", ParameterDialect.V5),
        OptionalInteger("Constrain_dim2", "sub-boxes along z", ParameterDialect.V5),
        OptionalInteger("VerboseLevel", "wordiness of the log", ParameterDialect.V5),
        OptionalInteger("DumpSeedPlane", "write the plane of seeds", ParameterDialect.V5),
        OptionalInteger("DumpKDensity", "write the density in Fourier space", ParameterDialect.V5),
    ];

    /// <summary>The keys by name.</summary>
    internal static FrozenDictionary<string, ParameterKey> ByName { get; } = All.ToFrozenDictionary(
        key => key.Name, StringComparer.Ordinal);

    private static ParameterKey Word(string name, string meaning) => new(name, ParameterKind.Word, IsRequired: true, null, meaning);

    private static ParameterKey Integer(string name, string meaning) =>
        new(name, ParameterKind.WholeNumber, IsRequired: true, null, meaning);

    private static ParameterKey Real(string name, string meaning) => new(name, ParameterKind.Number, IsRequired: true, null, meaning);

    private static ParameterKey Flag(string name, string meaning, ParameterDialect? dialect = null) =>
        new(name, ParameterKind.Flag, IsRequired: false, dialect, meaning);

    private static ParameterKey OptionalWord(string name, string meaning, ParameterDialect dialect) =>
        new(name, ParameterKind.Word, IsRequired: false, dialect, meaning);

    private static ParameterKey OptionalInteger(string name, string meaning, ParameterDialect? dialect = null) =>
        new(name, ParameterKind.WholeNumber, IsRequired: false, dialect, meaning);

    private static ParameterKey OptionalVector(string name, string meaning) =>
        new(name, ParameterKind.Vector, IsRequired: false, null, meaning);
}
