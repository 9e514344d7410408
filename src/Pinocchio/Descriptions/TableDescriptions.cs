namespace Orchestrator.Pinocchio;

/// <summary>Describes small tables and snapshots.</summary>
internal static class TableDescriptions
{
    public static FileDescription OfMassFunction(string path, FileUnits? units)
    {
        bool isInH = TextTable.Read(path, columns: 7).Header.Any(static line => line.Contains("(Msun/h)", StringComparison.Ordinal));
        (FileUnits known, string mass, string density) = (units, isInH) switch
        {
            (FileUnits given, _) => (given, "Msun/h", "(Mpc/h)^-3 (Msun/h)^-1"),
            (null, true) => (FileUnits.InH100, "Msun/h", "(Mpc/h)^-3 (Msun/h)^-1"),
            (null, false) => (FileUnits.True(0.5), "Msun", "Mpc^-3 Msun^-1"),
        };
        MassFunctionTable table = MassFunctionTable.Read(path, known);
        double back = units is null ? known.ToH : 1;
        double backDensity = back * back * back * back;
        var ranges = new ColumnRanges<MassFunctionBin>(
            ("mass", mass, bin => bin.Mass / back),
            ("number_density", density, bin => bin.NumberDensity * backDensity),
            ("halos", "1", static bin => bin.Halos),
            ("analytic_number_density", density, bin => bin.AnalyticNumberDensity * backDensity),
            ("peak_height", "1", static bin => bin.PeakHeight));
        ranges.Add([.. table.Bins]);
        return Ascii(path, PinocchioFileKind.MassFunction, ranges.Rows, ranges.Summaries(), new("redshift", $"{table.Redshift}"),
            new("analytic", table.AnalyticName));
    }

    public static FileDescription OfCosmology(string path)
    {
        CosmologyTable table = CosmologyTable.Read(path);
        var epochs = new ColumnRanges<CosmologyEpoch>(
            ("scale_factor", "1", static epoch => epoch.ScaleFactor),
            ("time", "Gyr", static epoch => epoch.Time),
            ("comoving_distance", "Mpc/h", static epoch => epoch.ComovingDistance),
            ("omega_m", "1", static epoch => epoch.OmegaM),
            ("growth", "1", static epoch => epoch.Growth),
            ("growth_rate", "1", static epoch => epoch.GrowthRate)).Add([.. table.Epochs]);
        var scales = new ColumnRanges<SmoothingScale>(
            ("smoothing_radius", "Mpc/h", static scale => scale.Radius),
            ("variance", "1", static scale => scale.Variance)).Add([.. table.Scales]);
        var power = new ColumnRanges<(double K, double Power)>(
            ("k", "h/Mpc", static point => point.K),
            ("power", "(Mpc/h)^3", static point => point.Power)).Add([.. table.PowerSpectrum]);
        return Ascii(
            path, PinocchioFileKind.Cosmology, epochs.Rows, [.. epochs.Summaries(), .. scales.Summaries(), .. power.Summaries()],
            new KeyValuePair<string, string>("h", $"{table.H}"));
    }

    public static FileDescription OfReplications(string path)
    {
        ConeReplications table = ConeReplications.Read(path);
        var ranges = new ColumnRanges<ConeReplication>(
            ("i", "box sides", static copy => copy.Copy.I),
            ("j", "box sides", static copy => copy.Copy.J),
            ("k", "box sides", static copy => copy.Copy.K),
            ("nearest", "inter-particle distances", static copy => copy.Nearest),
            ("farthest", "inter-particle distances", static copy => copy.Farthest)).Add([.. table.Copies]);
        return Ascii(
            path, PinocchioFileKind.ConeReplications, ranges.Rows, ranges.Summaries(), new("half_angle", $"{table.HalfAngle} deg"),
            new("axis", $"{table.Axis}"));
    }

    public static FileDescription OfNumberCounts(string path)
    {
        var ranges = new ColumnRanges<NumberCountBin>(
            ("low_redshift", "1", static bin => bin.LowRedshift),
            ("high_redshift", "1", static bin => bin.HighRedshift),
            ("halos", "1", static bin => bin.Halos),
            ("per_square_degree", "deg^-2", static bin => bin.PerSquareDegree),
            ("predicted", "1", static bin => bin.Predicted)).Add([.. NumberCounts.Read(path).Bins]);
        return Ascii(path, PinocchioFileKind.NumberCounts, ranges.Rows, ranges.Summaries());
    }

    public static FileDescription OfCollapseTimes(string path)
    {
        CollapseTimeHistogram histogram = CollapseTimeHistogram.Read(path);
        var ranges = new ColumnRanges<(double Low, double High, long Particles)>(
            ("low", "1 + z", static bin => bin.Low),
            ("high", "1 + z", static bin => bin.High),
            ("particles", "1", static bin => bin.Particles)).Add([.. histogram.Bins]);
        return Ascii(path, PinocchioFileKind.CollapseTimes, ranges.Rows, ranges.Summaries(),
            new KeyValuePair<string, string>("particles", $"{histogram.Particles}"));
    }

    public static FileDescription OfSnapshot(string path, PinocchioFileKind kind)
    {
        LptSnapshot snapshot = LptSnapshot.Read(path);
        var columns = new List<ColumnSummary>();
        foreach (LptBlock block in snapshot.Blocks)
        {
            string blockUnit = block.Name switch
            {
                "POS" => "Mpc/h",
                "VEL" => "km/s over the root of the scale factor",
                _ => block.Components == 3 ? "inter-particle distances" : "1",
            };
            columns.Add(block.Real is float[] real
                ? new ColumnSummary(block.Name, blockUnit, real.Min(), real.Max())
                : new ColumnSummary(block.Name, "1", block.Whole!.Min(), block.Whole!.Max()));
        }

        return new FileDescription(
            path, kind, "binary V5", snapshot.Header.Particles, columns,
            [new("redshift", $"{snapshot.Header.Redshift}"), new("box", $"{snapshot.Header.BoxSize} Mpc/h"),
                new("omega_m", $"{snapshot.Header.OmegaM}")]);
    }

    private static FileDescription Ascii(
        string path, PinocchioFileKind kind, long rows, IReadOnlyList<ColumnSummary> columns,
        params KeyValuePair<string, string>[] facts) =>
        new(path, kind, "ascii", rows, columns, facts);
}
