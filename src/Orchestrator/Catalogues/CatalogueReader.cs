using System.Globalization;
using System.Text.RegularExpressions;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;
using Orchestrator.Reports;

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
        RunOfCatalogue run = RunOfCatalogue.Find(path, parameters);
        FileDescription description = PinocchioFile.Describe(path, run.Parameters?.Units);
        RunMassFunction massFunction = RunMassFunction.Of(path, description.Kind, run);
        IEnumerable<(string Name, string Value)> facts = description.Facts.Select(fact => (fact.Key, fact.Value)).Concat(Facts(run))
            .Concat(massFunction.Warnings.Select(warning => ("warning", warning)));
        return new CatalogueSummary
        {
            Kind = $"PINOCCHIO {Words(description.Kind)}, {description.Format}",
            File = path,
            Rows = description.Rows,
            Facts = [.. facts],
            Columns = [.. description.Columns.Select(
                column => new CatalogueColumn(column.Name, column.Unit, Finite(column.Minimum), Finite(column.Maximum), ""))],
            MassFunction = massFunction.Counts,
        };
    }

    /// <summary>Draws a file that was read: its halos by mass, or what curves it has.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">As for <see cref="Read"/>.</param>
    /// <param name="summary">What <see cref="Read"/> gave.</param>
    /// <returns>A PNG file.</returns>
    /// <exception cref="InvalidInputException">There is nothing to draw.</exception>
    public static byte[] Draw(string path, string? parameters, CatalogueSummary summary)
    {
        if (summary.MassFunction is { } massFunction) return CatalogueFigure.Draw(massFunction, Path.GetFileName(summary.File));
        PinocchioFileKind kind = Hdf5Catalogue.IsHdf5(path) ? PinocchioFileKind.Unknown : PinocchioFile.Identify(path);
        if (CatalogueCurves.Of(path, kind, RunOfCatalogue.Find(path, parameters).Parameters?.Units) is { } curves) return CurveFigure.Draw(curves);
        bool holdsHalos = kind is PinocchioFileKind.Cone or PinocchioFileKind.Catalog;
        throw new InvalidInputException(
            holdsHalos ? "there is no mass function to draw: there are no halos, or their cosmology or a part of the output is missing" : "there is nothing to draw",
            summary.File, key: "--plot", value: summary.Kind, allowed: "halos, mass functions, histories, tables of numbers and snapshots");
    }

    private static IEnumerable<(string Name, string Value)> Facts(RunOfCatalogue found) => found.Parameters is not { } run
        ? [("parameters", found.Problem!)]
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

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UpperCase { get; }
}
