namespace Orchestrator.Tests.Support;

/// <summary>A folder of its own with what a run of the embedded engine reads.</summary>
internal static class PinocchioFolder
{
    /// <summary>The inputs of a recorded run, to be changed.</summary>
    /// <param name="run">Its folder among the reference data, such as <c>ref32_light</c>.</param>
    /// <param name="changes">Words of the parameter file and what stands in their place.</param>
    public static TemporaryFolder Of(string run, params (string From, string To)[] changes)
    {
        var folder = new TemporaryFolder();
        foreach (string name in (string[])["parameter_file", "outputs", "pk.txt", "eos.txt"])
        {
            string path = ReferenceData.Path("pinocchio", run, name);
            if (File.Exists(path)) File.WriteAllBytes(folder.File(name), File.ReadAllBytes(path));
        }

        foreach ((string from, string to) in changes) Replace(folder, from, to);
        return folder;
    }

    /// <summary>Changes the parameter file, in which the words must stand.</summary>
    public static void Replace(TemporaryFolder folder, string from, string to)
    {
        string text = File.ReadAllText(folder.File("parameter_file"));
        Assert.Contains(from, text);
        File.WriteAllText(folder.File("parameter_file"), text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Names of the outputs in it.</summary>
    public static string[] Outputs(TemporaryFolder folder) =>
        [.. Directory.EnumerateFiles(folder.FullName, "*.out").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
