using Orchestrator.Cosmology;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>Goes through the files of a cone once: counts by redshift and particles, and how far distances and redshifts disagree.</summary>
internal sealed class ConeScan
{
    private readonly PinocchioRun run;
    private readonly WcdmCosmology cosmology;
    private readonly IReadOnlyList<ParticleBin> bins;
    private readonly double[] edges;

    /// <summary>Prepares.</summary>
    /// <param name="run">A run with a cone.</param>
    /// <param name="cosmology">The declared cosmology.</param>
    /// <param name="bins">Bins of particles.</param>
    /// <param name="edges">Edges of shells in redshift, ascending.</param>
    public ConeScan(PinocchioRun run, WcdmCosmology cosmology, IReadOnlyList<ParticleBin> bins, double[] edges)
    {
        (this.run, this.cosmology, this.bins, this.edges) = (run, cosmology, bins, edges);
        Counts = new long[edges.Length - 1, bins.Count];
        FarthestDeviation = new double[DistanceGate.Ranges.Count];
        HalosInRange = new long[DistanceGate.Ranges.Count];
    }

    /// <summary>Halos by shell and bin of particles; halos outside the cone's redshifts, by rounding, are in the first and last shell.</summary>
    public long[,] Counts { get; }

    /// <summary>By range of redshift: distance from the vertex less the comoving distance of the redshift in the file, where it is largest,
    /// Mpc/h.</summary>
    public double[] FarthestDeviation { get; }

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
        double deviation = Math.Sqrt((halo.X * halo.X) + (halo.Y * halo.Y) + (halo.Z * halo.Z)) - distance;
        HalosInRange[range]++;
        if (!(Math.Abs(deviation) <= Math.Abs(FarthestDeviation[range]))) FarthestDeviation[range] = deviation;
    }

    private int ShellOf(double redshift)
    {
        int shell = 0;
        while (shell < edges.Length - 2 && redshift >= edges[shell + 1]) shell++;
        return shell;
    }
}
