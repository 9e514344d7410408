using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.LightCone;
using Orchestrator.Planning;
using Orchestrator.Worker;

namespace Orchestrator.Reports;

/// <summary>The pictures of one training set: n(z), and the slices of a few samples.</summary>
internal static class TrainingSetFigures
{
    private const int MostSamples = 3;

    /// <summary>Draws the pictures.</summary>
    public static IEnumerable<ReportFigure> Draw(CampaignPlan plan, PlannedTrainingSet set)
    {
        RedshiftSlices slices = set.Mocks[0].Mock.Maps.CreateSlices();
        foreach (string recipe in set.Settings.Recipes)
        {
            Curve[] curves =
                [.. set.Mocks.Where(
                    mock => string.Equals(mock.Mock.Recipe, recipe, StringComparison.Ordinal) && mock.Task.Record is not null)
                        .Select(mock => RedshiftCurve(plan, mock))];
            if (curves.Length == 0) continue;
            yield return new ReportFigure(
                $"redshifts-{set.Settings.Name}-{recipe}.png",
                $"Redshift distribution: {recipe}",
                "Mean over the realisations of each simulation; the redshift is the one that the survey reports.",
                RedshiftFigure.Draw(curves, slices.Edges.ToArray(), ReportBuilder.ColourName(plan)));
        }
        foreach (ReportFigure figure in Slices(plan, set, slices)) yield return figure;
    }

    private static Curve RedshiftCurve(CampaignPlan plan, PlannedMock mock)
    {
        JsonObject[] samples =
            [.. mock.Task.Record!.Summary["samples"]!.AsArray().OfType<JsonObject>().Where(sample => (string?)sample["ablation"] is "")];
        RedshiftCounts[] counts = [.. samples.Select(sample => RedshiftCounts.FromJson((JsonObject)sample["redshifts"]!))];
        int bins = counts.Max(count => count.Counts.Count);
        double norm = counts.Length * mock.Mock.Maps.Field.SquareDegrees * RedshiftCounts.BinWidth;
        double[] x = new double[bins], y = new double[bins];
        for (int bin = 0; bin < bins; bin++)
        {
            x[bin] = (bin + 0.5) * RedshiftCounts.BinWidth;
            y[bin] = counts.Sum(count => bin < count.Counts.Count ? count.Counts[bin] : 0) / norm;
        }
        int simulation = mock.Mock.Simulation;
        return new Curve($"simulation {simulation}", x, y, ReportBuilder.ColourOf(plan, simulation));
    }

    private static IEnumerable<ReportFigure> Slices(CampaignPlan plan, PlannedTrainingSet set, RedshiftSlices slices)
    {
        MapGrid grid = new(set.Settings.Maps.Field, set.Settings.Maps.Pixels);
        double degrees = DegreesPerSide(grid);
        using Hdf5File file = Hdf5File.OpenRead(set.IndexPath);
        int[] simulations = Read<int>(file, "/sample/simulation");
        int[] realisations = Read<int>(file, "/sample/realisation");
        string[] ablations = Texts(file, "/sample/ablation"), recipes = Texts(file, "/sample/recipe");
        using Hdf5DataSet maps = file.OpenDataSet("/maps");
        foreach (int simulation in Spread(plan, simulations))
        {
            int sample = Enumerable.Range(0, simulations.Length)
                .First(row => simulations[row] == simulation && realisations[row] == 0 && ablations[row].Length == 0
                    && string.Equals(recipes[row], set.Settings.Recipes[0], StringComparison.Ordinal));
            float[] values = new float[maps.RowLength];
            maps.ReadRows(sample, 1, values.AsSpan());
            IReadOnlyDictionary<string, double> parameters = plan.Inputs.Design.Points.Single(point => point.Simulation == simulation)
                .Parameters;
            string cosmology = string.Join(
                ", ", parameters.Select(
                    parameter => string.Create(
                        CultureInfo.InvariantCulture, $"{DesignFigure.Symbol(parameter.Key)} = {parameter.Value:G4}")));
            yield return new ReportFigure(
                string.Create(CultureInfo.InvariantCulture, $"slices-{set.Settings.Name}-{simulation:D6}.png"),
                $"Slices of simulation {simulation}: {cosmology}",
                $"Sample {sample} of {set.Settings.Name}, realisation 0 of {set.Settings.Recipes[0]}. Lambert projection about the cone's axis; smoothed for the eye by a Gaussian that holds about three galaxies, the file holds the counts; grey is not observed.",
                SliceMapsFigure.Draw(
                    values, set.Plan.Description.Axes.Footprint, slices.Edges.ToArray(), set.Settings.Maps.Pixels, degrees, cosmology));
        }
    }

    // The lowest, the middle and the highest value of what colours show.
    private static IEnumerable<int> Spread(CampaignPlan plan, int[] simulations)
    {
        int[] ordered = [.. simulations.Distinct().OrderBy(simulation => ReportBuilder.ColourOf(plan, simulation))];
        int shown = Math.Min(MostSamples, ordered.Length);
        return Enumerable.Range(0, shown).Select(i => ordered[shown == 1 ? 0 : i * (ordered.Length - 1) / (shown - 1)]);
    }

    // Along an axis through the centre, where the plane coordinate is 2 sin(angle / 2).
    private static double DegreesPerSide(MapGrid grid) => 4 * Math.Asin(Math.Min(1, grid.Side / 4)) * 180 / Math.PI;

    private static T[] Read<T>(Hdf5File file, string path)
        where T : unmanaged
    {
        using Hdf5DataSet data = file.OpenDataSet(path);
        return data.Read<T>();
    }

    private static string[] Texts(Hdf5File file, string path)
    {
        using Hdf5DataSet data = file.OpenDataSet(path);
        return data.ReadStrings();
    }
}
