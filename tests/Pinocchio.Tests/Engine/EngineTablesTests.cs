using Orchestrator.Pinocchio.Engine;
using Orchestrator.Pinocchio.Engine.Cone;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class EngineTablesTests
{
    [Theory]
    [MemberData(nameof(ReferenceRuns.All), MemberType = typeof(ReferenceRuns))]
    public void Geometry_OfEveryReferenceRun_ListsTheRealBoxCopies(string name)
    {
        _ = ReferenceData.Folder;
        PinocchioRun reference = ReferenceRuns.Open(name);
        ConeReplications real = ConeReplications.Read(reference.FileOf(reference.Names.Geometry));
        EngineInputs inputs = EngineInputs.Of(reference.Parameters, reference.OutputRedshifts, new EngineOptions { Folder = reference.Folder });
        ConeReplications ours = ConeGeometry.Of(reference.Parameters, reference.Parameters.Cone!, inputs, reference.OutputRedshifts[^1], new TabulatedConeDistance(inputs.Cosmology).At).ToReplications();
        Assert.Equal(real.Checked, ours.Checked);
        Assert.Equal(real.FarDistance, ours.FarDistance, real.FarDistance * 1e-5);
        Assert.Equal(real.Copies.Select(copy => (copy.Copy, copy.Kind, copy.Faces)), ours.Copies.Select(copy => (copy.Copy, copy.Kind, copy.Faces)));
        foreach ((ConeReplication expected, ConeReplication actual) in real.Copies.Zip(ours.Copies))
        {
            Assert.Equal(expected.Nearest, actual.Nearest, 1e-5);
            Assert.Equal(expected.Farthest, actual.Farthest, 1e-5);
        }
    }

    /// <summary>Counts equal but for the halos that differ. The analytic column hangs on sigma(M), which the real program integrates and
    /// interpolates to a few parts in 10^4.</summary>
    [Theory]
    [MemberData(nameof(ReferenceRuns.OneRank), MemberType = typeof(ReferenceRuns))]
    public void Write_MassFunctions_EqualTheRealTables(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        using var folder = new TemporaryFolder();
        EngineOutputs.Write(folder.FullName, result, cancellation: TestContext.Current.CancellationToken);
        bool isSmall = reference.Parameters.GridSize < 128;
        // A halo of another mass moves the mean of its bin.
        double mass = isSmall ? 1e-6 : 1e-4;
        int otherCounts = 0;
        foreach (double redshift in reference.OutputRedshifts)
        {
            string file = reference.Names.MassFunction(redshift);
            MassFunctionTable real = MassFunctionTable.Read(reference.FileOf(file), reference.Parameters.Units);
            MassFunctionTable ours = MassFunctionTable.Read(folder.File(file), reference.Parameters.Units);
            Assert.Equal(real.AnalyticName, ours.AnalyticName);
            Assert.Equal(real.Bins.Count, ours.Bins.Count);
            foreach ((MassFunctionBin expected, MassFunctionBin actual) in real.Bins.Zip(ours.Bins))
            {
                if (expected.Halos != actual.Halos)
                {
                    otherCounts++;
                    Assert.InRange(actual.Halos, expected.Halos - 1, expected.Halos + 1);
                    continue;
                }

                Assert.Equal(expected.Mass, actual.Mass, expected.Mass * mass);
                Assert.Equal(expected.NumberDensity, actual.NumberDensity, expected.NumberDensity * 1e-6);
                Assert.Equal(expected.Upper, actual.Upper, expected.Upper * 1e-6);
                Assert.Equal(expected.Lower, actual.Lower, expected.Upper * 1e-6);
                Assert.Equal(expected.AnalyticNumberDensity, actual.AnalyticNumberDensity, expected.AnalyticNumberDensity * 2.8e-4);
                Assert.Equal(expected.PeakHeight, actual.PeakHeight, expected.PeakHeight * (isSmall ? 3e-6 : 2e-5));
            }
        }

        Assert.InRange(otherCounts, 0, isSmall ? 0 : 1);
    }

    /// <summary>The prediction has the volumes of the real program's faulty distances: with the cosmology's own it would be 1.2e-3 off below
    /// z = 0.05. What is left is the mass function's.</summary>
    [Theory]
    [MemberData(nameof(ReferenceRuns.OneRank), MemberType = typeof(ReferenceRuns))]
    public void Write_NumberCounts_EqualTheRealTables(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        NumberCounts real = NumberCounts.Read(reference.FileOf(reference.Names.NumberCounts));
        NumberCounts ours = NumberCountTables.Of(result, reference.Parameters.Cone!);
        Assert.Equal(real.Bins.Count, ours.Bins.Count);
        Assert.InRange(real.Bins.Zip(ours.Bins).Sum(pair => Math.Abs(pair.First.Halos - pair.Second.Halos)), 0, 1);
        foreach ((NumberCountBin expected, NumberCountBin actual) in real.Bins.Zip(ours.Bins))
        {
            Assert.Equal(expected.LowRedshift, actual.LowRedshift, 5e-4);
            Assert.Equal(expected.HighRedshift, actual.HighRedshift, 5e-4);
            // Three decimals, and one halo more or fewer.
            Assert.Equal(expected.PerSquareDegree, actual.PerSquareDegree, expected.Halos == actual.Halos ? 6e-4 : 2e-3);
            Assert.Equal(expected.Predicted, actual.Predicted, expected.Predicted * 2.5e-4);
        }
    }

    /// <summary>Particles whose collapse, a part in 10^5 earlier or later, falls into the next bin; none with a spectrum from a table, which both
    /// programs interpolate alike.</summary>
    [Theory]
    [MemberData(nameof(ReferenceRuns.OneRank), MemberType = typeof(ReferenceRuns))]
    public void CollapseTimes_EqualTheRealHistogram(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        CollapseTimeHistogram real = CollapseTimeHistogram.Read(reference.FileOf(reference.Names.CollapseTimes));
        Assert.Equal(real.Bins.Select(bin => (bin.Low, bin.High)), result.CollapseTimes.Bins.Select(bin => (bin.Low, bin.High)));
        long others = real.Bins.Zip(result.CollapseTimes.Bins).Sum(pair => Math.Abs(pair.First.Particles - pair.Second.Particles));
        double allowed = name.EndsWith("tabpk", StringComparison.Ordinal) ? 0 : 3.1e-4 * Math.Pow(reference.Parameters.GridSize, 3);
        Assert.True(others <= allowed, $"{name}: {others} particles, {allowed} allowed");
    }

    /// <summary>The bounds are the differences that were found: six digits are written; the first time counts from a = 0 differently; growth beyond
    /// a = 1 and variances are the real program's interpolations and integrals.</summary>
    [Theory]
    [MemberData(nameof(ReferenceRuns.OneRank), MemberType = typeof(ReferenceRuns))]
    public void Write_Cosmology_EqualsTheRealTable(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        CosmologyTable real = CosmologyTable.Read(reference.FileOf(reference.Names.Cosmology)), ours = CosmologyTables.Of(new EngineInputs(result.Cosmology, result.PowerSpectrum));
        foreach ((CosmologyEpoch expected, CosmologyEpoch actual) in real.Epochs.Zip(ours.Epochs))
        {
            Close(expected.ScaleFactor, actual.ScaleFactor, 1e-5);
            Close(expected.Time, actual.Time, expected.ScaleFactor < 0.01 ? 5e-4 : 3e-5);
            Close(expected.ComovingDistance, actual.ComovingDistance, 1e-5);
            Close(expected.DiameterDistance, actual.DiameterDistance, 1e-5);
            Close(expected.OmegaM, actual.OmegaM, 1e-5);
            Close(expected.EquationOfState, actual.EquationOfState, 1e-5);
            Close(expected.Growth, actual.Growth, 1e-5);
            Close(expected.SecondOrderGrowth, actual.SecondOrderGrowth, 2e-5);
            Close(expected.ThirdOrderGrowth1, actual.ThirdOrderGrowth1, 2.5e-5);
            Close(expected.ThirdOrderGrowth2, actual.ThirdOrderGrowth2, 4e-5);
            Close(expected.GrowthRate, actual.GrowthRate, 6.5e-5);
            Close(expected.SecondOrderGrowthRate, actual.SecondOrderGrowthRate, 6.5e-5);
            Close(expected.ThirdOrderGrowthRate1, actual.ThirdOrderGrowthRate1, 6.5e-5);
            Close(expected.ThirdOrderGrowthRate2, actual.ThirdOrderGrowthRate2, 6.5e-5);
        }

        foreach ((SmoothingScale expected, SmoothingScale actual) in real.Scales.Zip(ours.Scales))
        {
            Close(expected.Radius, actual.Radius, 1e-5);
            Close(expected.Variance, actual.Variance, 2.5e-4);
            Close(expected.DisplacementVariance, actual.DisplacementVariance, 2e-4);
            Close(expected.Slope, actual.Slope, 6.5e-3);
        }

        foreach (((double k, double expected), (double ownK, double actual)) in real.PowerSpectrum.Zip(ours.PowerSpectrum))
        {
            Close(k, ownK, 1e-5);
            Close(expected, actual, 1e-5);
        }
    }

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{actual:R} for {expected:R}");
}
