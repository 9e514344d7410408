using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>Looks into any file of PINOCCHIO.</summary>
public static class PinocchioFile
{
    /// <summary>Tells what a file is, by its content.</summary>
    /// <param name="path">The file, perhaps compressed with gzip.</param>
    /// <exception cref="InvalidInputException">The file cannot be opened.</exception>
    public static PinocchioFileKind Identify(string path) => FileIdentification.Of(path);

    /// <summary>The units that the <c>parameter_file</c> beside a file says; null if there is none that can be read.</summary>
    /// <param name="path">The file.</param>
    public static FileUnits? UnitsBeside(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        string parameters = Path.Combine(folder ?? ".", "parameter_file");
        return File.Exists(parameters) ? UnitsOf(parameters) : null;
    }

    /// <summary>The units that a parameter file says.</summary>
    /// <param name="parameterFile">The parameter file.</param>
    /// <exception cref="InvalidInputException">The program would refuse the file.</exception>
    public static FileUnits UnitsOf(string parameterFile)
    {
        ParameterFile file = ParameterFile.Read(parameterFile);
        return file.Contains("OutputInH100") ? FileUnits.InH100 : FileUnits.True(file.Number("Hubble100")!.Value);
    }

    /// <summary>Reads a whole file and tells what it holds.</summary>
    /// <param name="path">The file, perhaps compressed with gzip.</param>
    /// <param name="units">The units by the run's parameter file; null if unknown: then lengths and masses are given as the file has
    /// them.</param>
    /// <exception cref="InvalidInputException">The file cannot be opened, is damaged, or is none of PINOCCHIO's.</exception>
    public static FileDescription Describe(string path, FileUnits? units)
    {
        PinocchioFileKind kind = Identify(path);
        return kind switch
        {
            PinocchioFileKind.Catalog => HaloFileDescriptions.OfCatalog(path, units),
            PinocchioFileKind.Cone => HaloFileDescriptions.OfCone(path, units),
            PinocchioFileKind.Histories => HaloFileDescriptions.OfHistories(path),
            PinocchioFileKind.LptSnapshot or PinocchioFileKind.Density => TableDescriptions.OfSnapshot(path, kind),
            PinocchioFileKind.MassFunction => TableDescriptions.OfMassFunction(path, units),
            PinocchioFileKind.Cosmology => TableDescriptions.OfCosmology(path),
            PinocchioFileKind.ConeReplications => TableDescriptions.OfReplications(path),
            PinocchioFileKind.NumberCounts => TableDescriptions.OfNumberCounts(path),
            PinocchioFileKind.CollapseTimes => TableDescriptions.OfCollapseTimes(path),
            PinocchioFileKind.PowerSpectrum => InputDescriptions.OfPowerSpectrum(path),
            PinocchioFileKind.EquationOfState => InputDescriptions.OfEquationOfState(path),
            PinocchioFileKind.OutputRedshifts => InputDescriptions.OfRedshifts(path),
            PinocchioFileKind.Parameters => InputDescriptions.OfParameters(path),
            PinocchioFileKind.Log => InputDescriptions.OfLog(path),
            _ => throw new InvalidInputException("this is no file of PINOCCHIO", file: path),
        };
    }
}
