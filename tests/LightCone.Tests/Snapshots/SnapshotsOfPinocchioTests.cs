using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Pinocchio;

namespace Orchestrator.LightCone.Tests;

/// <summary>Light cones made of the outputs of a run of the real program, against the cone that the program built as it ran.</summary>
public sealed class SnapshotsOfPinocchioTests
{
    private const double NearestTested = 0.1; // the program's distances are off nearer by

    private static readonly (double Earlier, double Later)[] Gaps = [(2, 1), (1, 0.5), (0.5, 0)];

    [Fact]
    public void Build_OutputsWithHistories_AreCloserToTheProgramsOwnConeThanDriftingOnes()
    {
        PinocchioRun run = PinocchioRun.Open(ReferenceData.Path("pinocchio", "ref128_binary"));
        WcdmCosmology cosmology = new(run.Parameters.Cosmology);
        ConeParameters parameters = run.Parameters.Cone!;
        LightConeGeometry geometry = new(run.Parameters.BoxSize, default, new CartesianVector(1, 1, 1), parameters.HalfAngle,
            NearestTested, parameters.FarRedshift);
        BoxSnapshot[] snapshots = [.. run.OutputRedshifts.Select(redshift => new BoxSnapshot(redshift, run.ReadCatalog(redshift)))];
        HaloDescendants[] descendants = [.. Gaps.Select(gap =>
            new HaloDescendants(gap.Earlier, gap.Later, run.ReadMainDescendants(gap.Earlier, gap.Later)))];
        using HaloTable read = run.ReadCone();
        using HaloTable program = ConeHalos.Prepare(read, geometry, new LagrangianGrid(128, 256), cosmology);
        using HaloTable drifting = SnapshotLightCone.Build(snapshots, geometry, cosmology);
        using HaloTable interpolated = SnapshotLightCone.Build(snapshots, geometry, cosmology, descendants);

        // The same halos in both, those that live from z = 0.5 to 0: the others drift in both cones.
        double[] afterDrift = Separations(program, drifting, descendants[^1].LaterNumbers);
        double[] afterCubic = Separations(program, interpolated, descendants[^1].LaterNumbers);
        Assert.True(afterCubic.Length > 5000, $"only {afterCubic.Length} halos in common");
        Assert.InRange((double)afterDrift.Length / afterCubic.Length, 0.98, 1.02);
        // The program ends its search for a crossing within 0.05 grid spacings, 0.1 Mpc/h.
        (double drift, double cubic) = (Median(afterDrift), Median(afterCubic));
        Assert.True(cubic < 0.15, $"median separation {cubic} Mpc/h");
        Assert.True(cubic < drift, $"{cubic} Mpc/h with histories, {drift} drifting");
        foreach (BoxSnapshot snapshot in snapshots) snapshot.Halos.Dispose();
    }

    private static double[] Separations(HaloTable program, HaloTable cone, IReadOnlyDictionary<ulong, ulong> living)
    {
        // A copy here is that of the place in the box, in the program that of the Lagrangian place: of equal numbers the nearest is meant.
        ILookup<ulong, int> rows = Enumerable.Range(0, cone.Count).ToLookup(row => cone.Id[row]);
        List<double> separations = [];
        for (int row = 0; row < program.Count; row++)
        {
            if (program.Redshift[row] < NearestTested || !living.ContainsKey(program.Id[row])) continue;
            CartesianVector place = new(program.X[row], program.Y[row], program.Z[row]);
            double[] found = [.. rows[program.Id[row]].Select(other =>
                (new CartesianVector(cone.X[other], cone.Y[other], cone.Z[other]) - place).Length)];
            if (found.Length > 0 && found.Min() < 20) separations.Add(found.Min());
        }
        return [.. separations];
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
