using Orchestrator.Numerics;

namespace Orchestrator.CatalogFiles;

/// <summary>The root attributes <c>format</c> and <c>format_version</c> by which our files know each other.</summary>
public static class FileFormat
{
    /// <summary>The key of the exception that refuses a newer version.</summary>
    public const string VersionKey = "format_version";

    private const string FormatKey = "format";

    /// <summary>Refuses a file of another format or of a newer version.</summary>
    /// <param name="file">An open file.</param>
    /// <param name="format">The format it must have.</param>
    /// <param name="newest">The newest version that is understood; versions count from 1.</param>
    /// <returns>The file's version.</returns>
    /// <exception cref="InvalidInputException">It is something else, or newer.</exception>
    public static int Require(Hdf5File file, string format, int newest)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.HasAttribute("/", FormatKey) || !file.HasAttribute("/", VersionKey))
            throw new InvalidInputException("this HDF5 file is not one of ours: it has no attributes format and format_version", file.Path, allowed: format);
        string found = file.ReadStringAttribute("/", FormatKey)[0];
        if (!string.Equals(found, format, StringComparison.Ordinal)) throw new InvalidInputException("this file is something else", file.Path, key: FormatKey, value: found, allowed: format);
        int version = file.ReadAttribute<int>("/", VersionKey)[0];
        if (version < 1 || version > newest)
            throw new InvalidInputException("this version is newer than what is understood here; a newer program is needed", file.Path, key: VersionKey, value: $"{version}", allowed: $"1 to {newest}");
        return version;
    }
}
