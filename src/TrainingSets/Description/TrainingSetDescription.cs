using System.Globalization;
using System.Text;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>What all samples of a training set share: everything but the samples.</summary>
public sealed record TrainingSetDescription
{
    /// <summary>Name of the training set, of which its files take theirs.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the campaign.</summary>
    public required string Campaign { get; init; }

    /// <summary>Version of the program; part of no lineage, so that a new version alone rewrites nothing.</summary>
    public required string SoftwareVersion { get; init; }

    /// <summary>Names of the labels, in the order of <see cref="SampleRecord.Labels"/>: <c>omega_m</c>, <c>sigma8</c>, <c>w0</c>, ...</summary>
    public required IReadOnlyList<string> ParameterColumns { get; init; }

    /// <summary>Names of the HOD's parameters, in the order of <see cref="SampleRecord.Hod"/>.</summary>
    public required IReadOnlyList<string> HodColumns { get; init; }

    /// <summary>Shape and storage of the maps.</summary>
    public required MapLayout Maps { get; init; }

    /// <summary>What the axes of the maps mean.</summary>
    public required MapAxes Axes { get; init; }

    /// <summary>Statistics that every sample carries; none by default.</summary>
    public IReadOnlyList<StatisticDescription> Statistics { get; init; } = [];

    /// <summary>Texts by name for <c>/provenance</c>: campaign file, design table, engine and its version. No times, no host names. Written into parts and the index.</summary>
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Refuses a description that contradicts itself.</summary>
    /// <exception cref="InvalidInputException">The maps are impossible, or a name cannot be that of a file or data set.</exception>
    /// <exception cref="ArgumentException">The axes do not fit the maps.</exception>
    public void Validate()
    {
        RequireName("training set", Name);
        foreach (StatisticDescription statistic in Statistics) RequireName("statistic", statistic.Name);
        Maps.Validate();
        Axes.Validate(Maps);
    }

    /// <summary>SHA-256 of everything that a shard holds besides its samples: not the name, the version or the provenance.</summary>
    internal string Fingerprint()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"layout {TrainingSetFormat.Version}\ncampaign {Campaign}\nmaps {Maps.Slices} {Maps.Height} {Maps.Width} {Maps.ElementType}\n");
        text.Append(CultureInfo.InvariantCulture, $"labels {string.Join('\t', ParameterColumns)}\nhod {string.Join('\t', HodColumns)}\n");
        text.Append(CultureInfo.InvariantCulture, $"projection {Axes.Projection}\nfield {Axes.Field}\npixel {Axes.PixelSide:R}\n");
        Append(text, "z", Axes.SliceRedshiftEdges);
        Append(text, "distance", Axes.SliceDistanceEdges);
        Append(text, "x", Axes.PixelCentresX);
        Append(text, "y", Axes.PixelCentresY);
        foreach ((string name, double value) in Axes.FiducialCosmology.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"fiducial {name} {value:R}\n");
        foreach (StatisticDescription statistic in Statistics)
        {
            text.Append(CultureInfo.InvariantCulture, $"statistic {statistic.Name} {statistic.BinUnit} {statistic.Description}\n");
            Append(text, "edges", statistic.BinEdges);
        }

        var hash = new Sha256();
        hash.Append(Encoding.UTF8.GetBytes(text.ToString()));
        hash.Append(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Axes.Footprint.Span));
        return Convert.ToHexStringLower(hash.Finish());
    }

    private static void RequireName(string key, string name)
    {
        // A percent sign would be taken for a pattern of file names by virtual data sets, a slash for a folder or group.
        bool plain = name.Length > 0 && name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');
        if (!plain) throw new InvalidInputException("the name becomes that of files and data sets", key: key, value: name, allowed: "letters, digits, '.', '_' and '-', not beginning with '.'");
    }

    private static void Append(StringBuilder text, string name, IReadOnlyList<double> values) =>
        text.Append(name).Append(' ').AppendJoin(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
}
