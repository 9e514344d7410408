namespace Orchestrator.Pinocchio;

/// <summary>Describes what goes into a run, and its log.</summary>
internal static class InputDescriptions
{
    public static FileDescription OfPowerSpectrum(string path)
    {
        PowerSpectrumTable table = PowerSpectrumTable.Read(path);
        return Of(path, PinocchioFileKind.PowerSpectrum, table.K.Count,
            [Range("k", "h/Mpc", table.K), Range("power", "(Mpc/h)^3", table.Power)]);
    }

    public static FileDescription OfEquationOfState(string path)
    {
        EquationOfStateTable table = EquationOfStateTable.Read(path);
        return Of(path, PinocchioFileKind.EquationOfState, table.ScaleFactor.Count,
            [Range("scale_factor", "1", table.ScaleFactor), Range("w", "1", table.EquationOfState)]);
    }

    public static FileDescription OfRedshifts(string path)
    {
        IReadOnlyList<double> redshifts = OutputRedshifts.Read(path);
        return Of(path, PinocchioFileKind.OutputRedshifts, redshifts.Count, [Range("redshift", "1", redshifts)]);
    }

    public static FileDescription OfParameters(string path)
    {
        ParameterFile file = ParameterFile.Read(path);
        return Of(
            path, PinocchioFileKind.Parameters, file.Entries.Count, [],
            [new("dialect", $"{file.Dialect}"),
                .. file.Entries.Select(
                    static entry => new KeyValuePair<string, string>(
                        entry.Key.Name, entry.Key.Kind == ParameterKind.Flag ? "on" : entry.Value))]);
    }

    public static FileDescription OfLog(string path)
    {
        RunLog log = RunLog.Read(path);
        var facts = new List<KeyValuePair<string, string>>
        {
            new("version", log.Version ?? "unknown"),
            new("ranks", $"{log.Ranks}"),
            new("phase", $"{log.Progress.Phase}"),
            new("fraction", $"{log.Progress.Fraction:F2}"),
        };
        facts.AddRange(log.Errors.Select(static error => new KeyValuePair<string, string>("error", error)));
        facts.AddRange(log.Warnings.Select(static warning => new KeyValuePair<string, string>("warning", warning)));
        return Of(path, PinocchioFileKind.Log, log.HalosWritten.Count, [], facts);
    }

    private static ColumnSummary Range(string name, string unit, IReadOnlyList<double> values) =>
        new(name, unit, values.Min(), values.Max());

    private static FileDescription Of(
        string path, PinocchioFileKind kind, long rows, IReadOnlyList<ColumnSummary> columns,
        IReadOnlyList<KeyValuePair<string, string>>? facts = null) =>
        new(path, kind, "ascii", rows, columns, facts ?? []);
}
