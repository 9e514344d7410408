using System.Globalization;
using System.Text.RegularExpressions;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;
using Orchestrator.Worker;

namespace Orchestrator.Catalogues;

/// <summary>Looks into any catalogue that the project knows.</summary>
internal static partial class CatalogueReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">A parameter file of PINOCCHIO, or null for the one beside the file.</param>
    /// <exception cref="InvalidInputException">The file is missing, unknown or damaged.</exception>
    public static CatalogueSummary Read(string path, string? parameters)
    {
        if (!File.Exists(path)) throw new InvalidInputException("there is no such file", path);
        if (Hdf5Catalogue.IsHdf5(path)) return Hdf5Catalogue.Read(path);
        string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "parameter_file");
        string? parameterFile = parameters ?? (File.Exists(beside) ? beside : null);
        FileUnits? units = parameterFile is null ? null : PinocchioFile.UnitsOf(parameterFile);
        FileDescription description = PinocchioFile.Describe(path, units);
        RunParameters? run = parameterFile is null ? null : RunParameters.From(ParameterFile.Read(parameterFile));
        return new CatalogueSummary
        {
            Kind = $"PINOCCHIO {Words(description.Kind)}, {description.Format}",
            File = path,
            Rows = description.Rows,
            Facts = [.. description.Facts.Select(fact => (fact.Key, fact.Value)), .. Facts(run)],
            Columns = [.. description.Columns.Select(
                column => new CatalogueColumn(column.Name, column.Unit, Finite(column.Minimum), Finite(column.Maximum), ""))],
            MassFunction = run is null ? null : MassFunctionOf(path, description.Kind, run),
        };
    }

    private static ConeMassFunction? MassFunctionOf(string path, PinocchioFileKind kind, RunParameters run)
    {
        var cosmology = new WcdmCosmology(run.Cosmology);
        if (kind == PinocchioFileKind.Cone && run.Cone is { } cone)
        {
            using HaloTable halos = ConeFiles.ReadTable([path], run.Units, run.ParticleMass);
            return ConeMassFunction.Of(
                halos.Mass, cosmology,
                    new LightConeGeometry(
                        run.BoxSize, default, new CartesianVector(1, 0, 0), Math.Min(180, cone.HalfAngle), cone.NearRedshift,
                        cone.FarRedshift));
        }
        if (kind != PinocchioFileKind.Catalog || CatalogName.Match(Path.GetFileName(path)) is not { Success: true } name) return null;
        double redshift = double.Parse(name.Groups["z"].Value, CultureInfo.InvariantCulture);
        using HaloTable box = SnapshotFiles.ReadTable([path], run.Units, run.ParticleMass, redshift);
        return ConeMassFunction.OfBox(box.Mass, cosmology, run.BoxSize, redshift);
    }

    private static IEnumerable<(string Name, string Value)> Facts(RunParameters? run) => run is null
        ? [("parameters", "none beside the file; --parameters FILE names them")]
        :
        [
            ("cosmology",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"omega_m {run.Cosmology.OmegaM:R}, sigma8 {run.Cosmology.Sigma8:R}, w0 {run.Cosmology.W0:R}, h {run.Cosmology.H:R}")),
            ("box", string.Create(
                CultureInfo.InvariantCulture, $"{run.BoxSize:R} Mpc/h, {run.GridSize}^3 particles of {run.ParticleMass:G5} Msun/h")),
        ];

    private static string Words(PinocchioFileKind kind) => kind switch
    {
        PinocchioFileKind.Cone => "light cone",
        PinocchioFileKind.Catalog => "halo catalogue",
        PinocchioFileKind.Histories => "merger histories",
        _ => UpperCase.Replace(kind.ToString(), match => $" {char.ToLowerInvariant(match.Value[0])}").TrimStart(),
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    [GeneratedRegex(
        @"^pinocchio\.(?<z>\d+\.\d+)\..*\.catalog\.out(\.\d+)?(\.gz)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex CatalogName { get; }

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UpperCase { get; }
}
