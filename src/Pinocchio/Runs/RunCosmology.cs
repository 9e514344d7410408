using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The background and the linear power spectrum that a run's parameters declare, files that they name included.</summary>
public static class RunCosmology
{
    private static readonly string[] SpectraByName = ["Efstathiou", "PowerLaw", "CAMBTable"];

    /// <summary>The flat background, with the dark energy of the parameters' table if they name one.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="folder">The folder that file names are relative to.</param>
    /// <exception cref="InvalidInputException">The table is missing or wrong.</exception>
    public static WcdmCosmology Background(RunParameters parameters, string folder)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.EquationOfStateFile is not { } file) return new WcdmCosmology(parameters.Cosmology);
        EquationOfStateTable table = EquationOfStateTable.Read(Path.Combine(folder, file));
        return new WcdmCosmology(parameters.Cosmology, new TabulatedDarkEnergy([.. table.ScaleFactor], [.. table.EquationOfState]));
    }

    /// <summary>The linear power spectrum today, normalised to the parameters' sigma8.</summary>
    /// <param name="parameters">The run.</param>
    /// <param name="folder">The folder that file names are relative to.</param>
    /// <exception cref="InvalidInputException">The spectrum is neither Eisenstein and Hu's nor a table, or its file is missing or wrong.</exception>
    public static IPowerSpectrum Spectrum(RunParameters parameters, string folder)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.PowerSpectrum is "no" or "EH")
            return new EisensteinHuPowerSpectrum(parameters.Cosmology, cmbTemperature: CosmologyConstants.PinocchioCmbTemperature);
        if (SpectraByName.Contains(parameters.PowerSpectrum, StringComparer.Ordinal))
            throw new InvalidInputException(
                "there is no such power spectrum here", key: "FileWithInputSpectrum", value: parameters.PowerSpectrum, allowed: "no, EH or a file");
        PowerSpectrumTable table = PowerSpectrumTable.Read(Path.Combine(folder, parameters.PowerSpectrum));
        return new TabulatedPowerSpectrum(
            [.. table.K], [.. table.Power], parameters.Cosmology.NS, parameters.Cosmology.Sigma8, PowerSpectrumExtrapolation.PowerLaw);
    }
}
