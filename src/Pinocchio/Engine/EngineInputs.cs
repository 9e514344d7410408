using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>The background and the power spectrum of a run, and what the engine refuses before it begins.</summary>
internal sealed record EngineInputs(WcdmCosmology Cosmology, IPowerSpectrum Spectrum)
{
    /// <summary>Most particles along a side: their number fits into 31 bits.</summary>
    public const int LargestGrid = 1290;

    /// <summary>Most particles along a side of a snapshot: three coordinates of each stand in one array.</summary>
    public const int LargestSnapshotGrid = 894;

    /// <summary>Least depth of a cone in redshift: the tables of number counts tell redshifts to four decimals.</summary>
    private const double ThinnestCone = 1e-4;

    // The table of growth begins before; there is no radiation in it.
    private const double EarliestOutput = 1000.0;

    // The program's own table of distances begins at log10 a = -1.3.
    private const double FarthestCone = 18.9;

    private const double SmallestCell = 0.15;
    private const double LargestCell = 500.0;

    /// <summary>Reads what the parameters name.</summary>
    /// <exception cref="InvalidInputException">The engine cannot do this run.</exception>
    public static EngineInputs Of(
        RunParameters parameters, IReadOnlyList<double> redshifts, EngineOptions options, ProgramTask task = ProgramTask.Halos)
    {
        OutputRedshifts.ToText(redshifts);
        Require(parameters.GridSize is >= 4 and <= LargestGrid, "GridSize", $"{parameters.GridSize}", $"4 to {LargestGrid}");
        double cell = parameters.BoxSize / parameters.GridSize;
        Require(
            cell is >= SmallestCell and <= LargestCell, "BoxSize", $"{parameters.BoxSize:G6} Mpc/h",
            $"{SmallestCell} to {LargestCell} Mpc/h between particles, {SmallestCell * parameters.GridSize:G4} to {LargestCell * parameters.GridSize:G4} for this grid");
        Require(parameters.WarmDarkMatterMass == 0.0, "WDM_PartMass_in_kev", $"{parameters.WarmDarkMatterMass}", "0: cold dark matter only");
        Require(parameters.AnalyticMassFunction == 9, "AnalyticMassFunction", $"{parameters.AnalyticMassFunction}", "9 (Watson et al. 2013)");
        if (options.MatterDensity is { } mesh) Require(mesh.Cells is >= 4 and <= LargestGrid, "MatterDensity", $"{mesh.Cells} cells", $"4 to {LargestGrid}");
        Require(
            !parameters.WithLptSnapshot || parameters.GridSize <= LargestSnapshotGrid, "WriteTimelessSnapshot", $"a grid of {parameters.GridSize}",
            $"a GridSize of at most {LargestSnapshotGrid}");
        Require(
            task != ProgramTask.Particles || parameters.GridSize <= LargestSnapshotGrid, "GridSize", $"{parameters.GridSize}",
            $"at most {LargestSnapshotGrid} for a snapshot of all particles (second argument 3)");
        long particles = (long)parameters.GridSize * parameters.GridSize * parameters.GridSize;
        Require(parameters.MinimumHaloParticles <= particles, "MinHaloMass", $"{parameters.MinimumHaloParticles}", $"at most the {particles} particles of the grid");
        Require(redshifts[0] <= EarliestOutput, "OutputList", $"{redshifts[0]:R}", $"redshifts of at most {EarliestOutput}");
        CheckCone(parameters.Cone);
        return new EngineInputs(RunCosmology.Background(parameters, options.Folder), RunCosmology.Spectrum(parameters, options.Folder));
    }

    /// <summary>Refuses a run that takes more memory than there is.</summary>
    /// <exception cref="InvalidInputException">It takes more.</exception>
    public static void CheckMemory(RunParameters parameters, EngineOptions options, EngineMemory memory)
    {
        long available = options.AvailableMemory ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        Require(
            memory.Peak <= available, "GridSize", $"{parameters.GridSize}, which takes {memory.Peak / 1e6:F0} MB", $"a grid for {available / 1e6:F0} MB");
    }

    private static void CheckCone(ConeParameters? cone)
    {
        if (cone is null) return;
        Require(cone.FarRedshift <= FarthestCone, "StartingzForPLC", $"{cone.FarRedshift}", $"at most {FarthestCone}");
        Require(cone.Vertex is not null, "PLCProvideConeData", "absent", "the line, and a vertex (PLCCenter): the engine draws none at random");
        Require(cone.Vertex is ( >= Replication.Minimum and <= Replication.Maximum, >= Replication.Minimum and <= Replication.Maximum, >= Replication.Minimum and <= Replication.Maximum),
            "PLCCenter", $"{cone.Vertex} sides of the box", $"{Replication.Minimum} to {Replication.Maximum} sides of the box");
        Require(cone.UnitAxis is not null, "PLCAxis", cone.Axis is null ? "none" : $"{cone.Axis}", "a direction: the engine draws none at random");
        Require(cone.FarRedshift - cone.NearRedshift >= ThinnestCone, "StartingzForPLC", $"{cone.FarRedshift}", $"at least {ThinnestCone} above LastzForPLC, {cone.NearRedshift}");
        Require(cone.SquareDegrees > 0.0, "PLCAperture", $"{cone.HalfAngle} degrees", "an angle whose area on the sky is above 0 in double precision, 1e-6 degrees and more");
    }

    private static void Require(bool holds, string key, string value, string allowed)
    {
        if (!holds) throw new InvalidInputException("the embedded engine cannot do this run", key: key, value: value, allowed: allowed);
    }
}
