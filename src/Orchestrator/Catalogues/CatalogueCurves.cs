using Orchestrator.Numerics;
using Orchestrator.Pinocchio;
using Orchestrator.Reports;

namespace Orchestrator.Catalogues;

/// <summary>What there is to draw in the files of PINOCCHIO that are not catalogues of halos.</summary>
internal static class CatalogueCurves
{
    private const int HistogramBins = 60;

    /// <summary>The curves of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="units">The units of the run; null if unknown.</param>
    /// <returns>Null for a file without numbers that make a curve.</returns>
    /// <exception cref="InvalidInputException">The file is damaged, or its units are not known.</exception>
    public static CurvePlot? Of(string path, PinocchioFileKind kind, FileUnits? units) => kind switch
    {
        PinocchioFileKind.MassFunction => OfMassFunction(path, units),
        PinocchioFileKind.Cosmology => OfCosmology(path),
        PinocchioFileKind.NumberCounts => OfNumberCounts(path),
        PinocchioFileKind.CollapseTimes => OfCollapseTimes(path),
        PinocchioFileKind.Histories => OfHistories(path),
        PinocchioFileKind.ConeReplications => OfReplications(path),
        PinocchioFileKind.LptSnapshot => OfSnapshot(path, "FMAX", "1 + z of collapse", "particles"),
        PinocchioFileKind.Density => OfSnapshot(path, "DENS", "linear overdensity at z = 0", "grid points"),
        PinocchioFileKind.PowerSpectrum => OfPowerSpectrum(path),
        PinocchioFileKind.EquationOfState => OfEquationOfState(path),
        _ => null,
    };

    private static CurvePlot OfMassFunction(string path, FileUnits? units)
    {
        if (units is null && PinocchioFile.Describe(path, null).Columns[0].Unit is not "Msun/h")
            throw new InvalidInputException("the file is in true units, and h is unknown", path, key: "--parameters", allowed: "the run's parameter file");
        MassFunctionTable table = MassFunctionTable.Read(path, units ?? FileUnits.InH100);
        double[] mass = [.. table.Bins.Select(static bin => bin.Mass)];
        return new($"Mass function at z = {table.Redshift}", "FoF mass [Msun/h]", "dn/dlnM [(Mpc/h)^-3]", LogX: true, LogY: true,
            [
                new("PINOCCHIO", mass, [.. table.Bins.Select(static bin => bin.Mass * bin.NumberDensity)], 0),
                new(table.AnalyticName, mass, [.. table.Bins.Select(static bin => bin.Mass * bin.AnalyticNumberDensity)], 0),
            ]);
    }

    private static CurvePlot OfCosmology(string path)
    {
        CosmologyTable table = CosmologyTable.Read(path);
        double[] a = [.. table.Epochs.Select(static epoch => epoch.ScaleFactor)];
        return new("Linear growth", "scale factor", "D, dlnD/dlna", LogX: true, LogY: false,
            [
                new("growth factor D", a, [.. table.Epochs.Select(static epoch => epoch.Growth)], 0),
                new("growth rate f", a, [.. table.Epochs.Select(static epoch => epoch.GrowthRate)], 0),
            ]);
    }

    private static CurvePlot OfNumberCounts(string path)
    {
        IReadOnlyList<NumberCountBin> bins = NumberCounts.Read(path).Bins;
        double[] redshift = [.. bins.Select(static bin => (bin.LowRedshift + bin.HighRedshift) / 2)];
        return new("Halos along the cone", "redshift", "halos in a bin", LogX: false, LogY: false,
            [
                new("PINOCCHIO", redshift, [.. bins.Select(static bin => (double)bin.Halos)], 0),
                new("its prediction", redshift, [.. bins.Select(static bin => bin.Predicted)], 0),
            ]);
    }

    private static CurvePlot OfCollapseTimes(string path)
    {
        var bins = CollapseTimeHistogram.Read(path).Bins;
        return new("Collapse times", "1 + z of collapse", "particles in a bin", LogX: false, LogY: true,
            [new("particles", [.. bins.Select(static bin => bin.Low)], [.. bins.Select(static bin => (double)bin.Particles)], 0)]);
    }

    private static CurvePlot OfHistories(string path)
    {
        HaloBranch[] branches = MergerHistories.Read(path).Branches.ToArray();
        double[] appearances = [.. branches.Select(static branch => branch.AppearanceRedshift)];
        double[] mergers = [.. branches.Where(static branch => !branch.IsMain).Select(static branch => branch.MergerRedshift)];
        double last = appearances.DefaultIfEmpty(1).Max();
        return new("Merger histories", "redshift", "halos in a bin", LogX: false, LogY: false,
            [Histogram("reach the smallest mass", appearances, 0, last), Histogram("merge into a larger halo", mergers, 0, last)]);
    }

    private static CurvePlot OfReplications(string path)
    {
        const int Points = 200;
        ConeReplications table = ConeReplications.Read(path);
        double[] distance =
            [.. Enumerable.Range(0, Points).Select(i => table.NearDistance + ((i + 0.5) / Points * (table.FarDistance - table.NearDistance)))];
        return new("Copies of the box in the cone", "distance [inter-particle distances]", "copies that reach there", LogX: false, LogY: false,
            [new("copies", distance, [.. distance.Select(d => (double)table.Copies.Count(copy => copy.Nearest <= d && d < copy.Farthest))], 0)]);
    }

    private static CurvePlot? OfSnapshot(string path, string block, string quantity, string counted)
    {
        LptSnapshot snapshot = LptSnapshot.Read(path);
        if (snapshot.Blocks.FirstOrDefault(held => string.Equals(held.Name, block, StringComparison.Ordinal))?.Real is not { } values) return null;
        double[] numbers = Array.ConvertAll(values, static value => (double)value);
        return new($"Block {block}", quantity, $"{counted} in a bin", LogX: false, LogY: false, [Histogram(block, numbers, numbers.Min(), numbers.Max())]);
    }

    private static CurvePlot OfPowerSpectrum(string path)
    {
        PowerSpectrumTable table = PowerSpectrumTable.Read(path);
        return new("Linear power spectrum", "k [h/Mpc]", "P(k) [(Mpc/h)^3]", LogX: true, LogY: true, [new("P(k)", [.. table.K], [.. table.Power], 0)]);
    }

    private static CurvePlot OfEquationOfState(string path)
    {
        EquationOfStateTable table = EquationOfStateTable.Read(path);
        return new("Dark energy", "scale factor", "w", LogX: true, LogY: false, [new("w(a)", [.. table.ScaleFactor], [.. table.EquationOfState], 0)]);
    }

    private static Curve Histogram(string label, double[] values, double low, double high)
    {
        double width = high > low ? (high - low) / HistogramBins : 1;
        double[] counts = new double[HistogramBins];
        foreach (double value in values) counts[Math.Clamp((int)((value - low) / width), 0, HistogramBins - 1)]++;
        return new Curve(label, [.. Enumerable.Range(0, HistogramBins).Select(bin => low + ((bin + 0.5) * width))], counts, 0);
    }
}
