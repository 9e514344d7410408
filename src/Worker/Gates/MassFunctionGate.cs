using System.Globalization;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>Compares the halos of the box at each output with the mass function, by number of particles.</summary>
internal sealed class MassFunctionGate(PinocchioRun run, HaloPrediction prediction, CountTolerance tolerance)
{
    /// <summary>Judges every output that has a catalogue.</summary>
    /// <param name="checks">Takes the checks.</param>
    /// <param name="notJudged">Takes what cannot be compared.</param>
    /// <param name="missing">Takes the outputs without a catalogue that the run should have written; null if files may have been left out
    /// since.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public void Judge(List<GateCheck> checks, List<string> notJudged, List<string>? missing, CancellationToken cancellation)
    {
        if (run.Parameters.WithoutCatalogs)
        {
            notJudged.Add("the mass function: the run was told to write no catalogues");
            return;
        }
        foreach (double redshift in run.OutputRedshifts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!run.HasCatalog(redshift))
            {
                string output = string.Create(CultureInfo.InvariantCulture, $"z = {redshift:G4}");
                if (missing is null) notJudged.Add($"the mass function at {output}: the run has no catalogue");
                else missing.Add($"{GateCheck.MassFunction}, {output}: the catalogue that the run should have written is not there");
                continue;
            }
            Judge(redshift, Count(redshift, cancellation), checks, notJudged);
        }
    }

    private void Judge(double redshift, long[] halos, List<GateCheck> checks, List<string> notJudged)
    {
        double box = run.Parameters.BoxSize, volume = box * box * box;
        for (int bin = 0; bin < halos.Length; bin++)
        {
            string subject = string.Create(CultureInfo.InvariantCulture, $"z = {redshift:G4}, {prediction.Bins[bin]}");
            if (!prediction.IsWithinFit(bin, redshift))
            {
                notJudged.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"the mass function at {subject}: sigma(M) = {prediction.SigmaOf(bin, redshift):G3} is beyond the fit of Watson et al. 2013, {ParticleBin.GreatestSigma}"));
                continue;
            }
            PredictedHalos predicted = prediction.In(bin, redshift, volume);
            if (predicted.Count < CountGate.LeastPrediction && halos[bin] == 0) continue;
            checks.Add(CountGate.Check(GateCheck.MassFunction, subject, halos[bin], predicted, tolerance.Around(predicted, volume)));
        }
    }

    private long[] Count(double redshift, CancellationToken cancellation)
    {
        long[] counts = new long[prediction.Bins.Count];
        double particleMass = run.Parameters.ParticleMass;
        var piece = new CatalogHalo[1024];
        foreach (string path in run.CatalogFiles(redshift))
        {
            using CatalogReader reader = CatalogReader.Open(path, run.Parameters.Units);
            for (int read = reader.Read(piece); read > 0; read = reader.Read(piece))
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (ref readonly CatalogHalo halo in piece.AsSpan(0, read))
                {
                    int bin = ParticleBin.IndexOf(prediction.Bins, (long)Math.Round(halo.Mass / particleMass));
                    if (bin >= 0) counts[bin]++;
                }
            }
        }
        return counts;
    }
}
