using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.CatalogFiles;

/// <summary>The file <c>halos.h5</c>: the halos of one simulation in house units, written once and never changed.</summary>
/// <remarks>
/// Root attributes: <c>format</c>, <c>format_version</c>, <c>kind</c>, <c>mass_definition</c>, <c>particle_mass</c>, <c>content_hash</c>; one data set a column of
/// <see cref="HaloColumns"/> under <c>/halos</c>; the texts of where it comes from under <c>/provenance</c>.
/// </remarks>
public static class HaloFile
{
    /// <summary>Value of the attribute <c>format</c>.</summary>
    public const string Format = "orchestrator-halos";

    /// <summary>Value of the attribute <c>format_version</c> that is written; older ones are read, newer ones refused.</summary>
    public const int FormatVersion = 1;

    private const string Group = "/halos";
    private const string MassDefinitionName = "mass_definition";
    private const string ParticleMassName = "particle_mass";

    /// <summary>Writes a table; the file appears whole or not at all.</summary>
    /// <param name="path">Where; a file that is there is replaced.</param>
    /// <param name="halos">The table.</param>
    /// <param name="provenance">Texts by name: where the halos come from (parameter file, engine and its version, lineage, ...). No times or host names.</param>
    /// <returns>The content hash, which the file holds too.</returns>
    /// <exception cref="DiskFullException">It did not fit; nothing is left.</exception>
    public static string Write(string path, HaloTable halos, IReadOnlyDictionary<string, string>? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(halos);
        string hash = "";
        AtomicFile.Write(path, temporary =>
        {
            using Hdf5File file = Hdf5File.Create(temporary);
            hash = Write(file, halos, provenance);
            file.Close();
        });
        return hash;
    }

    /// <summary>Reads a table back, bit for bit as it was written.</summary>
    /// <param name="path">Path of a halo file.</param>
    /// <returns>A table that the caller disposes.</returns>
    /// <exception cref="InvalidInputException">It is no halo file, of a newer version, cut off, or a column is missing.</exception>
    public static HaloTable Read(string path)
    {
        using Hdf5File file = Hdf5File.OpenRead(path);
        return Read(file);
    }

    /// <summary>The texts that were written with the halos.</summary>
    /// <param name="path">Path of a halo file.</param>
    /// <exception cref="InvalidInputException">It is no halo file, of a newer version, or cut off.</exception>
    public static IReadOnlyDictionary<string, string> ReadProvenance(string path)
    {
        using Hdf5File file = Hdf5File.OpenRead(path);
        FileFormat.Require(file, Format, FormatVersion);
        return Provenance.Read(file);
    }

    /// <summary>Writes a table into a new file, which the caller closes.</summary>
    internal static string Write(Hdf5File file, HaloTable halos, IReadOnlyDictionary<string, string>? provenance)
    {
        file.WriteAttribute("/", "format", Format);
        file.WriteAttribute("/", "format_version", FormatVersion);
        file.WriteAttribute("/", MassDefinitionName, halos.MassDefinition.ToString());
        file.WriteAttribute("/", ParticleMassName, halos.ParticleMass);
        file.WriteAttribute("/", "particle_mass_units", "Msun/h");
        ColumnFile.Write(file, Group, halos);
        Provenance.Write(file, provenance);
        string hash = ContentHash.Of(file);
        file.WriteAttribute("/", ContentHash.AttributeName, hash);
        return hash;
    }

    /// <summary>Reads a table from an open file.</summary>
    internal static HaloTable Read(Hdf5File file)
    {
        FileFormat.Require(file, Format, FormatVersion);
        string definition = file.ReadStringAttribute("/", MassDefinitionName)[0];
        if (!Enum.TryParse(definition, out MassDefinition massDefinition) || !Enum.IsDefined(massDefinition))
            throw new InvalidInputException("this mass definition is unknown", file.Path, key: MassDefinitionName, value: definition, allowed: string.Join(", ", Enum.GetNames<MassDefinition>()));
        int count = checked((int)file.ReadAttribute<long>(Group, "rows")[0]);
        var builder = new HaloTableBuilder(massDefinition, file.ReadAttribute<double>("/", ParticleMassName)[0], count);
        HaloRows rows = builder.Append(count);
        ColumnFile.ReadColumn(file, Group, HaloColumns.Id, rows.Id);
        ColumnFile.ReadColumn(file, Group, HaloColumns.Replication, rows.Replication);
        ColumnFile.ReadColumn(file, Group, HaloColumns.X, rows.X);
        ColumnFile.ReadColumn(file, Group, HaloColumns.Y, rows.Y);
        ColumnFile.ReadColumn(file, Group, HaloColumns.Z, rows.Z);
        ColumnFile.ReadColumn(file, Group, HaloColumns.VelocityX, rows.VelocityX);
        ColumnFile.ReadColumn(file, Group, HaloColumns.VelocityY, rows.VelocityY);
        ColumnFile.ReadColumn(file, Group, HaloColumns.VelocityZ, rows.VelocityZ);
        ColumnFile.ReadColumn(file, Group, HaloColumns.Mass, rows.Mass);
        ColumnFile.ReadColumn(file, Group, HaloColumns.Redshift, rows.Redshift);
        return builder.Build();
    }
}
