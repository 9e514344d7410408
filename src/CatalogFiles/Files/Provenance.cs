namespace Orchestrator.CatalogFiles;

/// <summary>Texts that tell where a file's content comes from, as data sets under <c>/provenance</c>.</summary>
public static class Provenance
{
    /// <summary>Path of the group.</summary>
    public const string Group = "/provenance";

    /// <summary>Writes texts by name.</summary>
    /// <param name="file">A new file.</param>
    /// <param name="texts">Name (no slash) and text of each; null or empty for none.</param>
    public static void Write(Hdf5File file, IReadOnlyDictionary<string, string>? texts)
    {
        ArgumentNullException.ThrowIfNull(file);
        file.CreateGroup(Group);
        if (texts is null) return;
        foreach ((string name, string text) in texts.OrderBy(entry => entry.Key, StringComparer.Ordinal)) file.WriteText(Group + "/" + name, text);
    }

    /// <summary>Reads all texts.</summary>
    /// <param name="file">An open file.</param>
    public static IReadOnlyDictionary<string, string> Read(Hdf5File file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!file.Exists(Group)) return texts;
        foreach (string name in file.Members(Group))
        {
            using Hdf5DataSet text = file.OpenDataSet(Group + "/" + name);
            texts.Add(name, text.ReadStrings()[0]);
        }

        return texts;
    }
}
