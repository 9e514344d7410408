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

    [Theory]
    [InlineData("pinocchio/ref32_snapshot")]
    [InlineData("pinocchio/ref32_w0wa")]
    [InlineData("pinocchio/ref32_truemsun_ascii")]
    [InlineData("pinocchio/ref64_binary")]
    public void Write_MassFunctions_EqualTheRealTables(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        using var folder = new TemporaryFolder();
        EngineOutputs.Write(folder.FullName, result, cancellation: TestContext.Current.CancellationToken);
        foreach (double redshift in reference.OutputRedshifts)
        {
            string file = reference.Names.MassFunction(redshift);
            MassFunctionTable real = MassFunctionTable.Read(reference.FileOf(file), reference.Parameters.Units);
            MassFunctionTable ours = MassFunctionTable.Read(folder.File(file), reference.Parameters.Units);
            Assert.Equal(real.AnalyticName, ours.AnalyticName);
            Assert.Equal(real.Bins.Select(bin => bin.Halos), ours.Bins.Select(bin => bin.Halos));
            foreach ((MassFunctionBin expected, MassFunctionBin actual) in real.Bins.Zip(ours.Bins))
            {
                Assert.Equal(expected.Mass, actual.Mass, expected.Mass * 1e-6);
                Assert.Equal(expected.NumberDensity, actual.NumberDensity, expected.NumberDensity * 1e-6);
                Assert.Equal(expected.Upper, actual.Upper, expected.Upper * 1e-6);
                Assert.Equal(expected.Lower, actual.Lower, expected.Upper * 1e-6);
                Assert.Equal(expected.AnalyticNumberDensity, actual.AnalyticNumberDensity, expected.AnalyticNumberDensity * 3e-4);
                Assert.Equal(expected.PeakHeight, actual.PeakHeight, expected.PeakHeight * 5e-6);
            }
        }
    }

    [Theory]
    [InlineData("pinocchio/ref32_snapshot")]
    [InlineData("pinocchio/ref64_binary")]
    public void Write_NumberCounts_EqualTheRealTables(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        NumberCounts real = NumberCounts.Read(reference.FileOf(reference.Names.NumberCounts));
        NumberCounts ours = NumberCountTables.Of(result, reference.Parameters.Cone!);
        Assert.Equal(real.Bins.Count, ours.Bins.Count);
        foreach ((NumberCountBin expected, NumberCountBin actual) in real.Bins.Zip(ours.Bins))
        {
            Assert.Equal(expected.LowRedshift, actual.LowRedshift, 5e-4);
            Assert.Equal(expected.HighRedshift, actual.HighRedshift, 5e-4);
            Assert.InRange(actual.Halos, expected.Halos - 1, expected.Halos + 1);
            Assert.Equal(expected.PerSquareDegree, actual.PerSquareDegree, 2e-3);
            Assert.Equal(expected.Predicted, actual.Predicted, expected.Predicted * 2e-3);
        }
    }

    [Fact]
    public void CollapseTimes_EqualTheRealHistogram()
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of("pinocchio/ref32_snapshot");
        CollapseTimeHistogram real = CollapseTimeHistogram.Read(reference.FileOf(reference.Names.CollapseTimes));
        Assert.Equal(real.Bins.Select(bin => (bin.Low, bin.High)), result.CollapseTimes.Bins.Select(bin => (bin.Low, bin.High)));
        foreach (((double low, _, long expected), (_, _, long actual)) in real.Bins.Zip(result.CollapseTimes.Bins))
            Assert.True(Math.Abs(expected - actual) <= 2, $"F = {low}: {actual} particles, {expected} in the real table");
    }

    [Theory]
    [InlineData("pinocchio/ref32_snapshot")]
    [InlineData("pinocchio/ref32_w0wa")]
    public void Write_Cosmology_EqualsTheRealTable(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        CosmologyTable real = CosmologyTable.Read(reference.FileOf(reference.Names.Cosmology)), ours = CosmologyTables.Of(new EngineInputs(result.Cosmology, result.PowerSpectrum));
        foreach ((CosmologyEpoch expected, CosmologyEpoch actual) in real.Epochs.Zip(ours.Epochs))
        {
            Close(expected.ScaleFactor, actual.ScaleFactor, 1e-5);
            Close(expected.Time, actual.Time, expected.ScaleFactor < 0.01 ? 1e-3 : 3e-5);
            Close(expected.ComovingDistance, actual.ComovingDistance, 1e-5);
            Close(expected.DiameterDistance, actual.DiameterDistance, 1e-5);
            Close(expected.OmegaM, actual.OmegaM, 1e-5);
            Close(expected.EquationOfState, actual.EquationOfState, 1e-5);
            Close(expected.Growth, actual.Growth, 2e-5);
            Close(expected.SecondOrderGrowth, actual.SecondOrderGrowth, 5e-5);
            Close(expected.ThirdOrderGrowth1, actual.ThirdOrderGrowth1, 5e-5);
            Close(expected.ThirdOrderGrowth2, actual.ThirdOrderGrowth2, 5e-5);
            Close(expected.GrowthRate, actual.GrowthRate, 1e-4);
            Close(expected.SecondOrderGrowthRate, actual.SecondOrderGrowthRate, 1e-4);
            Close(expected.ThirdOrderGrowthRate1, actual.ThirdOrderGrowthRate1, 1e-4);
            Close(expected.ThirdOrderGrowthRate2, actual.ThirdOrderGrowthRate2, 1e-4);
        }

        foreach ((SmoothingScale expected, SmoothingScale actual) in real.Scales.Zip(ours.Scales))
        {
            Close(expected.Radius, actual.Radius, 1e-5);
            Close(expected.Variance, actual.Variance, 5e-4);
            Close(expected.DisplacementVariance, actual.DisplacementVariance, 5e-4);
            Close(expected.Slope, actual.Slope, 1e-2);
        }

        foreach (((double k, double expected), (double ownK, double actual)) in real.PowerSpectrum.Zip(ours.PowerSpectrum))
        {
            Close(k, ownK, 1e-5);
            Close(expected, actual, 2e-5);
        }
    }

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"{actual:R} for {expected:R}");
}
