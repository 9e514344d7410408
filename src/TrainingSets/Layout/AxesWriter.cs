using Orchestrator.CatalogFiles;

namespace Orchestrator.TrainingSets;

/// <summary>Writes <c>/axes</c> and attaches its scales to the maps.</summary>
internal static class AxesWriter
{
    private const string Slice = TrainingSetFormat.Axes + "/slice_redshift";
    private const string X = TrainingSetFormat.Axes + "/x";
    private const string Y = TrainingSetFormat.Axes + "/y";

    public static void Write(Hdf5File file, MapAxes axes, MapLayout maps)
    {
        double[] edges = [.. axes.SliceRedshiftEdges];
        double[] middles = new double[maps.Slices];
        for (int slice = 0; slice < middles.Length; slice++) middles[slice] = 0.5 * (edges[slice] + edges[slice + 1]);
        WriteAxis(file, Slice, middles, "1", "middle of each redshift slice");
        WriteAxis(file, TrainingSetFormat.Axes + "/slice_redshift_edges", edges, "1", "edges of the half-open redshift slices");
        WriteAxis(file, TrainingSetFormat.Axes + "/slice_distance_edges", [.. axes.SliceDistanceEdges], "Mpc/h", "the same edges as comoving distances in the fiducial cosmology");
        WriteAxis(file, Y, [.. axes.PixelCentresY], "radius of the sphere", "plane coordinate of pixel centres, towards the north");
        WriteAxis(file, X, [.. axes.PixelCentresX], "radius of the sphere", "plane coordinate of pixel centres, towards larger right ascension");
        file.WriteAttribute(TrainingSetFormat.Axes, "pixel_side", axes.PixelSide);
        file.WriteAttribute(TrainingSetFormat.Axes, "projection", axes.Projection);
        file.WriteAttribute(TrainingSetFormat.Axes, "field", axes.Field);
        if (!axes.Footprint.IsEmpty)
        {
            const string path = TrainingSetFormat.Axes + "/footprint";
            using (Hdf5DataSet footprint = file.CreateDataSet<float>(path, [maps.Height, maps.Width], DataSetLayout.Chunked(maps.Height, maps.Width)))
                footprint.Write(axes.Footprint.Span);
            file.WriteAttribute(path, "units", "1");
            file.WriteAttribute(path, "description", "fraction of each pixel that is seen");
        }

        file.CreateGroup(TrainingSetFormat.Axes + "/fiducial_cosmology");
        foreach ((string name, double value) in axes.FiducialCosmology.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            file.WriteAttribute(TrainingSetFormat.Axes + "/fiducial_cosmology", name, value);
        file.AttachDimensionScales([(TrainingSetFormat.Maps, [null, Slice, Y, X])]);
        file.WriteAttribute(TrainingSetFormat.Maps, "DIMENSION_LABELS", ["sample", "slice", "y", "x"]);
    }

    private static void WriteAxis(Hdf5File file, string path, double[] values, string unit, string description)
    {
        file.WriteDataSet<double>(path, [values.Length], values);
        file.WriteAttribute(path, "units", unit);
        file.WriteAttribute(path, "description", description);
    }
}
