using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The background and the linear power spectrum that a run's parameters declare, files that they name included.</summary>
public static class RunCosmology
{
    private const double CentimetresInMegaparsec = 3.085677581e24;
    private const string SpectrumOfOtherBuilds = "CAMBTable";

    /// <summary>The flat background, with the dark energy of the parameters' table if they name one.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="folder">The folder that file names are relative to.</param>
    /// <exception cref="InvalidInputException">The table is missing or wrong.</exception>
    public static WcdmCosmology Background(RunParameters parameters, string folder)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.EquationOfStateFile is not { } file) return new WcdmCosmology(parameters.Cosmology);
        string path = Path.Combine(folder, file);
        EquationOfStateTable table = EquationOfStateTable.Read(path);
        return InFile(path, () => new WcdmCosmology(parameters.Cosmology, new TabulatedDarkEnergy([.. table.ScaleFactor], [.. table.EquationOfState])));
    }

    /// <summary>The linear power spectrum today, normalised to the parameters' sigma8.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="folder">The folder that file names are relative to.</param>
    /// <exception cref="InvalidInputException">The spectrum is none that is known here, or its file is missing or wrong.</exception>
    public static IPowerSpectrum Spectrum(RunParameters parameters, string folder)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.PowerSpectrum is "no" or "EH")
            return new EisensteinHuPowerSpectrum(parameters.Cosmology, cmbTemperature: CosmologyConstants.PinocchioCmbTemperature);
        if (parameters.PowerSpectrum is SpectrumOfOtherBuilds)
            throw new InvalidInputException(
                "there is no such power spectrum here", key: "FileWithInputSpectrum", value: parameters.PowerSpectrum,
                allowed: "no, EH, Efstathiou, PowerLaw or a file");
        return ShapeSpectra.Of(parameters.PowerSpectrum, parameters.Cosmology)
            ?? Table(parameters.PowerSpectrum, folder, parameters.SpectrumUnitLength, parameters.Cosmology.NS, parameters.Cosmology.Sigma8);
    }

    /// <summary>The normalisation that the table of a parameter file has by itself; null if the file names no table.</summary>
    internal static double? TableSigma8(ParameterFile file, string folder)
    {
        string name = file.Word("FileWithInputSpectrum")!;
        if (name is "no" or "EH" or SpectrumOfOtherBuilds || ShapeSpectra.IsName(name)) return null;
        double unitLength = file.Number("InputSpectrum_UnitLength_in_cm")!.Value;
        return Table(name, folder, unitLength, file.Number("PrimordialIndex")!.Value, sigma8: null).TableSigma8;
    }

    private static TabulatedPowerSpectrum Table(string file, string folder, double unitLength, double spectralIndex, double? sigma8)
    {
        string path = Path.Combine(folder, file);
        PowerSpectrumTable table = PowerSpectrumTable.Read(path);
        double unit = unitLength > 0.0 ? unitLength / CentimetresInMegaparsec : 1.0;
        return InFile(path, () => new TabulatedPowerSpectrum(
            [.. table.K.Select(k => k / unit)], [.. table.Power.Select(power => power * unit * unit * unit)], spectralIndex, sigma8,
            PowerSpectrumExtrapolation.PowerLaw));
    }

    /// <summary>What is wrong with a table is told with its file.</summary>
    private static T InFile<T>(string path, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (InvalidInputException refusal) when (refusal.File is null)
        {
            throw new InvalidInputException(refusal.Problem, path, refusal.Line, refusal.Key, refusal.Value, refusal.Allowed, refusal);
        }
    }
}
