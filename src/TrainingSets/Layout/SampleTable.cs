using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>The rows of a part, a shard or an index, without their maps.</summary>
public static class SampleTable
{
    /// <summary>Reads all rows of a file.</summary>
    /// <param name="path">A part, a shard or an index.</param>
    /// <returns>The rows in the file's order.</returns>
    /// <exception cref="InvalidInputException">It is no file of a training set, of a newer version, or cut off.</exception>
    public static IReadOnlyList<SampleRow> Read(string path)
    {
        using Hdf5File file = Hdf5File.OpenRead(path);
        FileFormat.Require(file, TrainingSetFormat.Name, TrainingSetFormat.Version);
        return Read(file);
    }

    internal static SampleRow[] Read(Hdf5File file)
    {
        int[] simulation = Numbers<int>(file, TrainingSetFormat.Simulation);
        int[] slice = Numbers<int>(file, TrainingSetFormat.SliceOfDesign);
        string[] recipe = Strings(file, TrainingSetFormat.Recipe);
        int[] realisation = Numbers<int>(file, TrainingSetFormat.Realisation);
        string[] ablation = Strings(file, TrainingSetFormat.Ablation);
        sbyte[] split = Numbers<sbyte>(file, TrainingSetFormat.Split);
        int[] group = Numbers<int>(file, TrainingSetFormat.Group);
        string[] lineage = Strings(file, TrainingSetFormat.SampleLineage);
        double[][] labels = Rows<double>(file, TrainingSetFormat.Labels);
        double[][] hod = Rows<double>(file, TrainingSetFormat.Hod);
        long[][] galaxies = Rows<long>(file, TrainingSetFormat.GalaxiesInSlice);
        long[][] squares = Rows<long>(file, TrainingSetFormat.SquaresInSlice);
        string[] names = file.Exists(TrainingSetFormat.Statistics) ? [.. file.Members(TrainingSetFormat.Statistics)] : [];
        double[][][] statistics = [.. names.Select(name => Rows<double>(file, TrainingSetFormat.Statistics + "/" + name))];
        var rows = new SampleRow[simulation.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            int row = i;
            rows[i] = new SampleRow
            {
                Record = new SampleRecord
                {
                    Identity = new SampleIdentity(simulation[i], recipe[i], realisation[i], ablation[i]),
                    SliceOfDesign = slice[i],
                    Group = group[i],
                    Lineage = lineage[i],
                    Labels = labels[i],
                    Hod = hod[i],
                },
                Split = (Split)split[i],
                GalaxiesInSlice = galaxies[i],
                SquaresInSlice = squares[i],
                Statistics = names.Select((name, n) => (name, statistics[n][row])).ToDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal),
            };
        }

        return rows;
    }

    private static T[] Numbers<T>(Hdf5File file, string path)
        where T : unmanaged
    {
        using Hdf5DataSet set = file.OpenDataSet(path);
        return set.Read<T>();
    }

    private static string[] Strings(Hdf5File file, string path)
    {
        using Hdf5DataSet set = file.OpenDataSet(path);
        return set.ReadStrings();
    }

    private static T[][] Rows<T>(Hdf5File file, string path)
        where T : unmanaged
    {
        using Hdf5DataSet set = file.OpenDataSet(path);
        T[] values = set.Read<T>();
        int length = (int)set.RowLength;
        return [.. Enumerable.Range(0, (int)set.Shape[0]).Select(row => values.AsSpan(row * length, length).ToArray())];
    }
}
