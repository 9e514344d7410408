using System.Globalization;
using System.Text.RegularExpressions;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Pinocchio;
using Orchestrator.Worker;

namespace Orchestrator.Catalogues;

/// <summary>The mass function of a file of PINOCCHIO, with what has to be known beside it.</summary>
/// <param name="Counts">Halos by mass beside Watson et al. 2013; null where there is none to show.</param>
/// <param name="Warnings">Where fits are used outside their range, where the prediction is not the run's own, or why there is none.</param>
internal sealed partial record RunMassFunction(ConeMassFunction? Counts, IReadOnlyList<string> Warnings)
{
    private const int PieceSize = 1024;
    private static readonly RunMassFunction None = new(null, []);

    /// <summary>Counts the halos of an output: of all its files, for only together they fill the cone or the box.</summary>
    /// <param name="path">A light cone or a halo catalogue, or a part of one; other files have no mass function.</param>
    /// <param name="kind">What the file is.</param>
    /// <param name="run">The run.</param>
    public static RunMassFunction Of(string path, PinocchioFileKind kind, RunOfCatalogue run)
    {
        Match name = CatalogName.Match(Path.GetFileName(path));
        if (run.Parameters is not { } parameters || !(kind == PinocchioFileKind.Cone ? parameters.Cone is not null : kind == PinocchioFileKind.Catalog && name.Success))
            return None;
        IReadOnlyList<string> files = run.PartsOf(path);
        if (files.Count == 0) return new(null, [$"no mass function: not all of the {parameters.FileCount} files of this output (NumFiles) are there"]);
        var cosmology = new WcdmCosmology(parameters.Cosmology);
        if (kind == PinocchioFileKind.Cone)
        {
            ConeParameters cone = parameters.Cone!;
            var geometry = new LightConeGeometry(
                parameters.BoxSize, default, new CartesianVector(1, 0, 0), Math.Min(180, cone.HalfAngle), cone.NearRedshift, cone.FarRedshift);
            double[] inCone = Masses(files, file => ConeReader.Open(file, parameters.Units), static halo => halo.Mass);
            return new(ConeMassFunction.Of(inCone, cosmology, geometry), Check(inCone, parameters, cosmology, cone.NearRedshift, cone.FarRedshift));
        }
        double redshift = double.Parse(name.Groups["z"].Value, CultureInfo.InvariantCulture);
        double[] inBox = Masses(files, file => CatalogReader.Open(file, parameters.Units), static halo => halo.Mass);
        return new(ConeMassFunction.OfBox(inBox, cosmology, parameters.BoxSize, redshift), Check(inBox, parameters, cosmology, redshift));
    }

    // By the readers and not as a table: light output has masses, but no positions.
    private static double[] Masses<THalo>(IEnumerable<string> files, Func<string, HaloReader<THalo>> open, Func<THalo, double> mass)
    {
        var masses = new List<double>();
        var piece = new THalo[PieceSize];
        foreach (string file in files)
        {
            using HaloReader<THalo> reader = open(file);
            for (int count = reader.Read(piece); count > 0; count = reader.Read(piece))
                for (int i = 0; i < count; i++) masses.Add(mass(piece[i]));
        }
        return [.. masses];
    }

    private static string[] Check(double[] masses, RunParameters parameters, WcdmCosmology cosmology, params double[] redshifts)
    {
        if (masses.Length == 0) return [];
        var warnings = new List<string>();
        if (parameters.EquationOfStateFile is { } darkEnergy)
            warnings.Add($"the prediction takes w0 and wa of the parameter file, the run the table {darkEnergy}");
        if (parameters.PowerSpectrum is not ("no" or "EH")) warnings.Add($"the prediction takes P(k) of Eisenstein & Hu 1998, the run {parameters.PowerSpectrum}");
        warnings.AddRange(FitWarnings.Of(masses, cosmology, redshifts));
        return [.. warnings];
    }

    [GeneratedRegex(@"^pinocchio\.(?<z>\d+\.\d+)\..*\.catalog\.out(\.\d+)?(\.gz)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CatalogName { get; }
}
