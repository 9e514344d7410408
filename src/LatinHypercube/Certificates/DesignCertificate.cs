using System.Text.Json;
using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>What holds for a design, measured from its table: the content of <c>certificate.json</c>.</summary>
public sealed record DesignCertificate
{
    /// <summary>The format that this version writes.</summary>
    public const string CurrentSchema = "orchestrator-design-certificate-1";

    /// <summary>The format.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>How points were drawn.</summary>
    public required DesignKind Kind { get; init; }

    /// <summary>The campaign's seed; null for a table.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Exchanges proposed by the optimisation.</summary>
    public long Exchanges { get; init; }

    /// <summary>Sampled parameters and their priors, in the order of the axes.</summary>
    public required IReadOnlyList<ParameterDescription> Parameters { get; init; }

    /// <summary>Parameters of the mocks and their priors.</summary>
    public IReadOnlyList<ParameterDescription> MockParameters { get; init; } = [];

    /// <summary>The orthogonal class in words; null for Sobol points and tables.</summary>
    public string? Class { get; init; }

    /// <summary>Number of slices of the whole design.</summary>
    public required int Slices { get; init; }

    /// <summary>The slices in the table.</summary>
    public required IReadOnlyList<int> ActiveSlices { get; init; }

    /// <summary>The slice kept for testing.</summary>
    public int? ReservedTestSlice { get; init; }

    /// <summary><see cref="DesignTable.ContentHash"/> of the table.</summary>
    public required string TableHash { get; init; }

    /// <summary>All points of the design, also those of slices that are not active yet.</summary>
    public required DesignProperties Whole { get; init; }

    /// <summary>Each slice by itself; empty where there is one.</summary>
    public IReadOnlyList<DesignProperties> EachSlice { get; init; } = [];

    /// <summary>The rows of the table, where these are not the whole.</summary>
    public DesignProperties? Active { get; init; }

    /// <summary>The columns of the mocks, where there are two or more.</summary>
    public DesignProperties? Mocks { get; init; }

    /// <summary>What each constraint costs.</summary>
    public IReadOnlyList<ConstraintCost> Constraints { get; init; } = [];

    /// <summary>What was promised and does not hold, each in a sentence; empty if all holds.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>
    /// The level of each point on each axis in the order of simulations, so that a design grows without being drawn again; null for Sobol points
    /// and tables.
    /// </summary>
    public IReadOnlyList<int[]>? Levels { get; init; }

    /// <summary>The certificate as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CertificateJsonContext.Default.DesignCertificate);

    /// <summary>Reads a certificate.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="file">The file as the user knows it, for messages.</param>
    /// <exception cref="InvalidInputException">It is none, or of a version this program does not know.</exception>
    public static DesignCertificate FromJson(string json, string file)
    {
        try
        {
            var certificate = JsonSerializer.Deserialize(json, CertificateJsonContext.Default.DesignCertificate);
            if (certificate is not null && string.Equals(certificate.Schema, CurrentSchema, StringComparison.Ordinal)) return certificate;
            throw new InvalidInputException(
                "not a certificate that this version reads", file: file,
                key: "schema", value: certificate?.Schema, allowed: CurrentSchema);
        }
        catch (JsonException error)
        {
            throw new InvalidInputException(
                "not a certificate of a design", file: file, line: error.LineNumber is { } line ? (int)line + 1 : null, key: error.Path, innerException: error);
        }
    }
}
