using System.Globalization;
using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>From typed parameters to the text of a file; the text is read back at once, so that what is written is what the program
/// accepts.</summary>
internal static class RunParametersWriter
{
    public static ParameterFile Write(RunParameters parameters, ParameterDialect dialect)
    {
        var text = new StringBuilder();
        CheckWord("RunFlag", parameters.RunFlag);
        CheckWord("OutputList", parameters.OutputList);
        CheckWord("FileWithInputSpectrum", parameters.PowerSpectrum);
        if (parameters.EquationOfStateFile is string table) CheckWord("TabulatedEoSfile", table);
        foreach ((string key, string? value) in Values(parameters, dialect))
        {
            if (value is not null) text.Append(ParameterFile.LineOf(key, value)).Append('\n');
        }

        ParameterFile file = ParameterFile.Parse(text.ToString(), dialect: dialect);
        RunParameters.From(file, parameters.Cosmology.Sigma8);
        return file;
    }

    private static IEnumerable<(string Key, string? Value)> Values(RunParameters run, ParameterDialect dialect)
    {
        ConeParameters cone = run.Cone ?? new ConeParameters(-1, 0, 1);
        yield return ("RunFlag", run.RunFlag);
        yield return ("OutputList", run.OutputList);
        yield return ("BoxSize", Text(run.BoxSize));
        yield return ("BoxInH100", "");
        yield return ("GridSize", Text(run.GridSize));
        yield return ("RandomSeed", Text(run.RandomSeed));
        yield return ("FixedIC", Flag(run.FixedAmplitudes));
        yield return ("PairedIC", Flag(run.PairedPhases));
        yield return ("Omega0", Text(run.Cosmology.OmegaM));
        yield return ("OmegaLambda", Text(1 - run.Cosmology.OmegaM));
        yield return ("OmegaBaryon", Text(run.Cosmology.OmegaB));
        yield return ("Hubble100", Text(run.Cosmology.H));
        yield return ("Sigma8", Text(run.Cosmology.Sigma8));
        yield return ("PrimordialIndex", Text(run.Cosmology.NS));
        yield return ("DEw0", Text(run.Cosmology.W0));
        yield return ("DEwa", Text(run.Cosmology.Wa));
        yield return ("TabulatedEoSfile", run.EquationOfStateFile ?? "no");
        yield return ("FileWithInputSpectrum", Spectrum(run.PowerSpectrum, dialect));
        yield return ("InputSpectrum_UnitLength_in_cm", Text(run.SpectrumUnitLength));
        yield return ("WDM_PartMass_in_kev", Text(run.WarmDarkMatterMass));
        yield return ("BoundaryLayerFactor", Text(run.BoundaryLayerFactor));
        yield return ("MaxMem", Text(run.MaximumMemory));
        yield return ("MaxMemPerParticle", Text(run.MemoryPerParticle));
        yield return ("PredPeakFactor", dialect == ParameterDialect.V5 ? Text(run.PredictedPeakFactor) : null);
        yield return ("CatalogInAscii", Flag(run.CatalogInAscii));
        yield return ("OutputInH100", Flag(run.OutputInH100));
        yield return ("NumFiles", Text(run.FileCount));
        yield return ("MinHaloMass", Text(run.MinimumHaloParticles));
        yield return ("AnalyticMassFunction", Text(run.AnalyticMassFunction));
        yield return ("DoNotWriteCatalogs", Flag(run.WithoutCatalogs));
        yield return ("DoNotWriteHistories", Flag(run.WithoutHistories));
        yield return ("WriteTimelessSnapshot", Flag(run.WithLptSnapshot));
        yield return ("StartingzForPLC", Text(cone.FarRedshift));
        yield return ("LastzForPLC", Text(cone.NearRedshift));
        yield return ("PLCAperture", Text(cone.HalfAngle));
        yield return ("PLCProvideConeData", Flag(cone.Axis is not null));
        yield return ("PLCCenter", Text(cone.Axis is null ? null : Vertex(cone, run.BoxSize)));
        yield return ("PLCAxis", Text(cone.Axis));
    }

    /// <summary>V4.1 knows spectra by name only as <c>no</c> and takes every other word for a file.</summary>
    private static string Spectrum(string name, ParameterDialect dialect)
    {
        if (dialect == ParameterDialect.V5) return name;
        if (string.Equals(name, "EH", StringComparison.Ordinal)) return "no";
        if (name is "Efstathiou" or "PowerLaw" or "CAMBTable")
            throw new InvalidInputException("V4 does not know this spectrum", key: "FileWithInputSpectrum", value: name, allowed: "no, EH or a file");
        return name;
    }

    /// <summary>In the unit of BoxSize, as the program takes it.</summary>
    private static (double X, double Y, double Z) Vertex(ConeParameters cone, double boxSize)
    {
        (double x, double y, double z) = cone.Vertex ?? (0, 0, 0);
        return (x * boxSize, y * boxSize, z * boxSize);
    }

    private static string? Flag(bool on) => on ? "" : null;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string? Text((double X, double Y, double Z)? vector) =>
        vector is var (x, y, z) ? $"{Text(x)} {Text(y)} {Text(z)}" : null;

    private static void CheckWord(string key, string word)
    {
        if (word.Length == 0 || word.Any(static character => char.IsWhiteSpace(character) || char.IsControl(character)))
            throw new InvalidInputException("the program reads one word", key: key, value: word, allowed: "a word without blanks");
    }
}
