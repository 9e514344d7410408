using System.Globalization;
using Orchestrator.CatalogFiles;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Worker;

namespace Orchestrator.Catalogues;

/// <summary>Looks into HDF5 files: halos, parts, shards and indices of training sets, and what others wrote.</summary>
internal static class Hdf5Catalogue
{
    private static readonly byte[] Signature = [0x89, (byte)'H', (byte)'D', (byte)'F'];

    /// <summary>Whether a file is an HDF5 file, by its first bytes.</summary>
    public static bool IsHdf5(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Span<byte> first = stackalloc byte[4];
        return stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && first.SequenceEqual(Signature);
    }

    /// <summary>Reads a file.</summary>
    public static CatalogueSummary Read(string path)
    {
        string? format;
        using (Hdf5File file = Hdf5File.OpenRead(path))
            format = file.HasAttribute("/", "format") ? file.ReadStringAttribute("/", "format")[0] : null;
        return format is HaloFile.Format ? Halos(path) : Other(path, format);
    }

    private static CatalogueSummary Halos(string path)
    {
        using HaloTable halos = HaloFile.Read(path);
        IReadOnlyDictionary<string, string> provenance = HaloFile.ReadProvenance(path);
        ConeDescription? cone = provenance.ContainsKey(ConeDescription.ProvenanceName) ? ConeDescription.From(provenance, path) : null;
        return new CatalogueSummary
        {
            Kind = "halos",
            File = path,
            Rows = halos.Count,
            Facts =
            [
                ("mass definition", halos.MassDefinition.ToString()),
                ("particle mass", string.Create(CultureInfo.InvariantCulture, $"{halos.ParticleMass:G6} Msun/h")),
                .. provenance.Where(text => !text.Value.Contains('\n', StringComparison.Ordinal)).Select(text => (text.Key, text.Value)),
                .. Warnings(halos, cone),
            ],
            Columns = [.. halos.Columns.Select(column => Column(halos, column))],
            MassFunction = cone is null ? null : ConeMassFunction.Of(halos.Mass, new WcdmCosmology(cone.Cosmology), cone.Geometry),
        };
    }

    private static IEnumerable<(string Name, string Value)> Warnings(HaloTable halos, ConeDescription? cone) => cone is null
        ? []
        : FitWarnings.Of(halos.Mass, new WcdmCosmology(cone.Cosmology), cone.Geometry.MinimumRedshift, cone.Geometry.MaximumRedshift)
            .Select(warning => ("warning", warning));

    private static CatalogueColumn Column(HaloTable halos, ColumnDescription column)
    {
        if (column.ElementType == typeof(double))
            return CatalogueColumn.Of(column.Name, column.Unit, column.Description, halos.Values<double>(column));
        if (column.ElementType == typeof(float))
            return CatalogueColumn.Of(column.Name, column.Unit, column.Description, halos.Values<float>(column));
        if (column.ElementType == typeof(ulong))
            return CatalogueColumn.Of(column.Name, column.Unit, column.Description, halos.Values<ulong>(column));
        return CatalogueColumn.Of(column.Name, column.Unit, column.Description, halos.Values<int>(column));
    }

    private static CatalogueSummary Other(string path, string? format)
    {
        using Hdf5File file = Hdf5File.OpenRead(path);
        var columns = new List<CatalogueColumn>();
        long rows = 0;
        AddMembers(file, "/", columns, ref rows);
        return new CatalogueSummary
        {
            Kind = format ?? "HDF5 of another program",
            File = path,
            Rows = rows,
            Facts = [.. file.AttributeNames("/").Select(name => (name, Attribute(file, name))).Where(fact => fact.Item2.Length > 0)],
            Columns = columns,
        };
    }

    private static string Attribute(Hdf5File file, string name)
    {
        try
        {
            return string.Join(", ", file.ReadStringAttribute("/", name));
        }
        catch (Hdf5Exception)
        {
            return "";
        }
    }

    private static void AddMembers(Hdf5File file, string group, List<CatalogueColumn> columns, ref long rows)
    {
        foreach (string member in file.Members(group))
        {
            string path = group is "/" ? $"/{member}" : $"{group}/{member}";
            if (file.IsGroup(path))
            {
                AddMembers(file, path, columns, ref rows);
                continue;
            }
            using Hdf5DataSet data = file.OpenDataSet(path);
            if (path is "/labels") rows = data.Shape[0];
            string unit = file.HasAttribute(path, "units") ? file.ReadStringAttribute(path, "units")[0] : "";
            columns.Add(new CatalogueColumn($"{path} [{string.Join(", ", data.Shape)}] {data.ElementType}", unit, null, null, ""));
        }
    }
}
