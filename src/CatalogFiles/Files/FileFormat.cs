using Orchestrator.Numerics;

namespace Orchestrator.CatalogFiles;

/// <summary>The root attributes <c>format</c> and <c>format_version</c> by which our files know each other.</summary>
public static class FileFormat
{
    /// <summary>Refuses a file of another format or of a newer version.</summary>
    /// <param name="file">An open file.</param>
    /// <param name="format">The format it must have.</param>
    /// <param name="newest">The newest version that is understood; versions count from 1.</param>
    /// <returns>The file's version.</returns>
    /// <exception cref="InvalidInputException">It is something else, or newer.</exception>
    public static int Require(Hdf5File file, string format, int newest)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.HasAttribute("/", "format") || !file.HasAttribute("/", "format_version"))
            throw new InvalidInputException("this HDF5 file is not one of ours: it has no attributes format and format_version", file.Path, allowed: format);
        string found = file.ReadStringAttribute("/", "format")[0];
        if (!string.Equals(found, format, StringComparison.Ordinal)) throw new InvalidInputException("this file is something else", file.Path, key: "format", value: found, allowed: format);
        int version = file.ReadAttribute<int>("/", "format_version")[0];
        if (version < 1 || version > newest)
            throw new InvalidInputException("this version is newer than what is understood here; a newer program is needed", file.Path, key: "format_version", value: $"{version}", allowed: $"1 to {newest}");
        return version;
    }
}
