using System.Runtime.ExceptionServices;
using Orchestrator.CatalogFiles;

namespace Orchestrator.TrainingSets;

/// <summary>A part: all samples of one simulation by one recipe, in the layout of a training set, with splits not yet assigned.</summary>
public static class SamplePart
{
    /// <summary>Writes a part; the file appears whole or not at all.</summary>
    /// <param name="path">Where; a file that is there is replaced.</param>
    /// <param name="description">What the samples share.</param>
    /// <param name="lineage">Lineage of the part; that of each of its samples.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="samples">The samples in the part's order; taken as they are needed, so that they may be made one by one.</param>
    /// <param name="options">Threads and compressor; null for the defaults.</param>
    /// <param name="cancellation">Stops between samples; nothing is left.</param>
    /// <returns>The content hash, which the file holds too: the same for any options.</returns>
    /// <exception cref="DiskFullException">It did not fit; nothing is left.</exception>
    /// <exception cref="ArgumentException">A sample does not fit the description, or their number is not <paramref name="count"/>.</exception>
    public static string Write(
        string path,
        TrainingSetDescription description,
        string lineage,
        int count,
        IEnumerable<Sample> samples,
        PartOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        options ??= new PartOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads, nameof(options));
        description.Validate();
        string hash = "";
        AtomicFile.Write(path, temporary =>
        {
            using Hdf5File file = Hdf5File.Create(temporary);
            LayoutWriter.WriteRoot(file, description, lineage);
            SampleRow[] rows;
            using (Hdf5DataSet maps = LayoutWriter.CreateMaps(file, description.Maps, count))
                rows = [.. WriteMaps(maps, description, samples, options, cancellation)];
            if (rows.Length != count) throw new ArgumentException($"{rows.Length} samples were given, {count} were announced", nameof(samples));
            if (Array.Find(rows, row => !string.Equals(row.Record.Lineage, lineage, StringComparison.Ordinal)) is { } other)
                throw new ArgumentException($"{other.Record.Identity} is of lineage {other.Record.Lineage}, the part of {lineage}", nameof(samples));
            LayoutWriter.WriteRows(file, description, rows);
            LayoutWriter.Describe(file, description);
            AxesWriter.Write(file, description.Axes, description.Maps);
            Provenance.Write(file, description.Provenance);
            hash = ContentHash.Of(file);
            file.WriteAttribute("/", ContentHash.AttributeName, hash);
            file.Close();
        });
        return hash;
    }

    private static IEnumerable<SampleRow> WriteMaps(
        Hdf5DataSet maps, TrainingSetDescription description, IEnumerable<Sample> samples, PartOptions options, CancellationToken cancellation)
    {
        int index = 0;
        foreach (Sample[] window in samples.Chunk(options.Threads))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Sample sample in window) sample.Record.Validate(description);
            foreach (EncodedSample sample in Encode(window, description.Maps, options, cancellation))
            {
                if (index == maps.Shape[0]) throw new ArgumentException($"more than the announced {index} samples were given", nameof(samples));
                for (int chunk = 0; chunk < sample.Chunks.Length; chunk++)
                    maps.WriteChunk([index, chunk * description.Maps.ChunkSlices, 0, 0], sample.Chunks[chunk]);
                index++;
                yield return sample.Row;
            }
        }
    }

    private static EncodedSample[] Encode(Sample[] window, MapLayout layout, PartOptions options, CancellationToken cancellation)
    {
        var encoded = new EncodedSample[window.Length];
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
            Parallel.For(0, window.Length, parallel, i => encoded[i] = EncodedSample.Of(window[i], layout, options.Compressor));
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return encoded;
    }
}
