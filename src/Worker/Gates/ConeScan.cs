using Orchestrator.Cosmology;
using Orchestrator.Pinocchio;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Worker;

/// <summary>Goes through the files of a cone once: counts by redshift and particles, and how far distances and redshifts disagree.</summary>
internal sealed class ConeScan
{
    private readonly PinocchioRun run;
    private readonly WcdmCosmology cosmology;
    private readonly IReadOnlyList<ParticleBin> bins;
    private readonly double[] edges;
    private readonly TabulatedConeDistance? table;

    /// <summary>Prepares.</summary>
    /// <param name="run">A run with a cone.</param>
    /// <param name="cosmology">The declared cosmology.</param>
    /// <param name="bins">Bins of particles.</param>
    /// <param name="edges">Edges of shells in redshift, ascending.</param>
    /// <param name="exactDistances">Whether the engine cannot have taken its distances from PINOCCHIO's table.</param>
    public ConeScan(PinocchioRun run, WcdmCosmology cosmology, IReadOnlyList<ParticleBin> bins, double[] edges, bool exactDistances)
    {
        (this.run, this.cosmology, this.bins, this.edges) = (run, cosmology, bins, edges);
        Counts = new long[edges.Length - 1, bins.Count];
        FarthestDeviation = new double[DistanceGate.RangeCount];
        HalosInRange = new long[DistanceGate.RangeCount];
        if (exactDistances) return;
        table = new TabulatedConeDistance(cosmology);
        FarthestFromTable = new double[DistanceGate.RangeCount];
    }

    /// <summary>Halos by shell and bin of particles; halos outside the cone's redshifts, by rounding, are in the first and last shell.</summary>
    public long[,] Counts { get; }

    /// <summary>By range of redshift: distance from the vertex less the comoving distance of the redshift in the file, where it is largest,
    /// Mpc/h; once a deviation is not a number, that.</summary>
    public double[] FarthestDeviation { get; }

    /// <summary>The same less the distance that PINOCCHIO's table has for the redshift; null if the engine has exact distances.</summary>
    public double[]? FarthestFromTable { get; }

    /// <summary>Halos by range of redshift.</summary>
    public long[] HalosInRange { get; }

    /// <summary>Whether the files hold positions; LIGHT_OUTPUT builds leave them out.</summary>
    public bool HasPositions { get; private set; } = true;

    /// <summary>Reads the files.</summary>
    public void Run(CancellationToken cancellation)
    {
        double particleMass = run.Parameters.ParticleMass;
        var piece = new ConeHalo[1024];
        double[] redshifts = new double[piece.Length], distances = new double[piece.Length];
        foreach (string path in run.ConeFiles)
        {
            using ConeReader reader = ConeReader.Open(path, run.Parameters.Units);
            HasPositions &= !reader.Format.IsLight;
            for (int read = reader.Read(piece); read > 0; read = reader.Read(piece))
            {
                cancellation.ThrowIfCancellationRequested();
                for (int i = 0; i < read; i++)
                {
                    redshifts[i] = piece[i].Redshift;
                    int bin = ParticleBin.IndexOf(bins, (long)Math.Round(piece[i].Mass / particleMass));
                    if (bin >= 0) Counts[ShellOf(piece[i].Redshift), bin]++;
                }
                if (!HasPositions) continue;
                cosmology.ComovingDistance(redshifts.AsSpan(0, read), distances.AsSpan(0, read));
                for (int i = 0; i < read; i++) Compare(piece[i], distances[i]);
            }
        }
    }

    private void Compare(in ConeHalo halo, double distance)
    {
        int range = DistanceGate.RangeOf(halo.Redshift);
        double place = Math.Sqrt((halo.X * halo.X) + (halo.Y * halo.Y) + (halo.Z * halo.Z));
        HalosInRange[range]++;
        FarthestDeviation[range] = Farther(FarthestDeviation[range], place - distance);
        if (FarthestFromTable is not null) FarthestFromTable[range] = Farther(FarthestFromTable[range], place - table!.At(1 + halo.Redshift));
    }

    /// <summary>The deviation that is farther from zero; not a number is farthest.</summary>
    internal static double Farther(double known, double deviation) =>
        double.IsNaN(known) || Math.Abs(deviation) <= Math.Abs(known) ? known : deviation;

    private int ShellOf(double redshift)
    {
        int shell = 0;
        while (shell < edges.Length - 2 && redshift >= edges[shell + 1]) shell++;
        return shell;
    }
}
