using System.Globalization;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>Compares the halos of a cone, shell by shell, with the mass function along it.</summary>
/// <remarks>
/// A cone longer than its box shows the same places again and again, so its counts scatter like those of the volume that is seen once:
/// the shell's own volume over the mean number of times that it shows a place.
/// </remarks>
internal sealed class ConeCountGate
{
    private const int Shells = 8;
    private const int StepsInShell = 4;
    private readonly LightConeGeometry geometry;
    private readonly WcdmCosmology cosmology;
    private readonly HaloPrediction prediction;
    private readonly CountTolerance tolerance;

    /// <summary>Prepares.</summary>
    public ConeCountGate(LightConeGeometry geometry, WcdmCosmology cosmology, HaloPrediction prediction, CountTolerance tolerance)
    {
        (this.geometry, this.cosmology, this.prediction, this.tolerance) = (geometry, cosmology, prediction, tolerance);
        double near = cosmology.ComovingDistance(geometry.MinimumRedshift), far = cosmology.ComovingDistance(geometry.MaximumRedshift);
        Distances = [.. Enumerable.Range(0, Shells + 1).Select(edge => near + ((far - near) * edge / Shells))];
        Edges = [.. Distances.Select(cosmology.RedshiftAt)];
    }

    /// <summary>Edges of the shells in redshift, equally spaced in comoving distance.</summary>
    public double[] Edges { get; }

    private double[] Distances { get; }

    /// <summary>Judges every shell.</summary>
    public void Judge(ConeScan scan, List<GateCheck> checks, List<string> notJudged)
    {
        for (int shell = 0; shell < Shells; shell++)
        {
            string subject = string.Create(CultureInfo.InvariantCulture, $"z = {Edges[shell]:F3} to {Edges[shell + 1]:F3}");
            (PredictedHalos predicted, long halos) = Compare(shell, scan);
            if (predicted.Count == 0)
            {
                notJudged.Add($"cone counts at {subject}: no halos for which the fit of Watson et al. 2013 holds");
                continue;
            }
            if (predicted.Count < CountGate.LeastPrediction && halos == 0) continue;
            double copies = new ConeRepeats(geometry, Distances[shell], Distances[shell + 1]).MeanCount();
            double unique = Volume(Edges[shell], Edges[shell + 1]) / copies;
            checks.Add(CountGate.Check(GateCheck.ConeCounts, subject, halos, predicted, tolerance.Around(predicted, unique, copies)));
        }
    }

    // Bins of halos for which the fit does not hold all through the shell are left out, of the prediction and of the count.
    private (PredictedHalos Predicted, long Halos) Compare(int shell, ConeScan scan)
    {
        var predicted = default(PredictedHalos);
        long halos = 0;
        for (int bin = 0; bin < prediction.Bins.Count; bin++)
        {
            if (!prediction.IsWithinFit(bin, Edges[shell])) continue;
            halos += scan.Counts[shell, bin];
            for (int step = 0; step < StepsInShell; step++)
            {
                double near = cosmology.RedshiftAt(At(shell, step)), far = cosmology.RedshiftAt(At(shell, step + 1));
                predicted += prediction.In(bin, 0.5 * (near + far), Volume(near, far));
            }
        }
        return (predicted, halos);
    }

    private double At(int shell, int step) => Distances[shell] + ((Distances[shell + 1] - Distances[shell]) * step / StepsInShell);

    private double Volume(double near, double far) => ComovingVolume.Shell(
        cosmology, near, far, ComovingVolume.FullSky * 0.5 * (1 - PortableMath.Cos(geometry.HalfAngle * Math.PI / 180)));
}
