using System.Text.Json.Nodes;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.TrainingSets;

namespace Orchestrator.Worker;

/// <summary>How observed galaxies become maps.</summary>
public sealed record MapRecipe
{
    /// <summary>Number of redshift slices, equal in comoving distance of the fiducial cosmology.</summary>
    public required int Slices { get; init; }

    /// <summary>Near edge of the first slice, estimated redshift.</summary>
    public required double MinimumRedshift { get; init; }

    /// <summary>Far edge of the last slice, estimated redshift.</summary>
    public required double MaximumRedshift { get; init; }

    /// <summary>The field about the cone's axis.</summary>
    public required SkyField Field { get; init; }

    /// <summary>Pixels a side.</summary>
    public required int Pixels { get; init; }

    /// <summary>The fiducial cosmology, the same for every sample: true distances would give the label away.</summary>
    public required CosmologyParameters Fiducial { get; init; }

    /// <summary>How counts are stored.</summary>
    public MapElementType ElementType { get; init; } = MapElementType.Float32;

    /// <summary>The mask that all recipes of the training set share, a part of its footprint; null if they do not share one.</summary>
    public ISkyRegion? CommonMask { get; init; }

    /// <summary>The slices.</summary>
    public RedshiftSlices CreateSlices() =>
        RedshiftSlices.EqualComoving(new WcdmCosmology(Fiducial), Slices, MinimumRedshift, MaximumRedshift);

    /// <summary>The parameters as a lineage has them.</summary>
    public JsonObject ToJson() => new()
    {
        ["slices"] = Slices,
        ["z_min"] = MinimumRedshift,
        ["z_max"] = MaximumRedshift,
        ["spacing"] = "comoving",
        ["projection"] = "lambert",
        ["field"] = Describe(Field),
        ["pixels"] = Pixels,
        ["type"] = ElementType == MapElementType.Float32 ? "float32" : "uint16",
        ["common_mask"] = MockTask.Describe(CommonMask),
        ["fiducial"] = new JsonObject { ["omega_m"] = Fiducial.OmegaM, ["w0"] = Fiducial.W0, ["wa"] = Fiducial.Wa },
    };

    /// <summary>Shape and storage of a sample's maps.</summary>
    public MapLayout ToLayout() => new(Slices, Pixels, Pixels, ElementType);

    /// <summary>What the axes of the maps mean.</summary>
    public MapAxes ToAxes()
    {
        var grid = new MapGrid(Field, Pixels);
        RedshiftSlices slices = CreateSlices();
        Footprint footprint = CommonMask is null ? Footprint.Of(grid) : Footprint.Of(grid, CommonMask);
        return new MapAxes
        {
            SliceRedshiftEdges = slices.Edges.ToArray(),
            SliceDistanceEdges = slices.ComovingEdges(new WcdmCosmology(Fiducial)),
            PixelCentresX = grid.PixelCentres(),
            PixelCentresY = grid.PixelCentres(),
            PixelSide = grid.PixelSide,
            Projection = "lambert",
            Field = Field.Description,
            Footprint = footprint.Fractions.ToArray(),
            FiducialCosmology = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["omega_m"] = Fiducial.OmegaM,
                ["w0"] = Fiducial.W0,
                ["wa"] = Fiducial.Wa,
            },
        };
    }

    /// <summary>Reads <see cref="ToJson"/> back.</summary>
    /// <remarks>Of the fiducial cosmology only distances in Mpc/h are used: parameters that play no part in them are not kept, and any
    /// legal ones will do.</remarks>
    /// <param name="json">The parameters.</param>
    public static MapRecipe FromJson(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonNode fiducial = json["fiducial"]!;
        double omegaM = (double)fiducial["omega_m"]!;
        return new MapRecipe
        {
            Slices = (int)json["slices"]!,
            MinimumRedshift = (double)json["z_min"]!,
            MaximumRedshift = (double)json["z_max"]!,
            Field = FieldOf((JsonObject)json["field"]!),
            Pixels = (int)json["pixels"]!,
            ElementType = (string)json["type"]! is "float32" ? MapElementType.Float32 : MapElementType.UInt16,
            CommonMask = MockTask.MaskOf(json["common_mask"]),
            Fiducial = new CosmologyParameters
            {
                OmegaM = omegaM,
                OmegaB = omegaM * 0.15,
                H = 0.7,
                NS = 0.96,
                Sigma8 = 0.8,
                W0 = (double)fiducial["w0"]!,
                Wa = (double)fiducial["wa"]!,
            },
        };
    }

    private static SkyField FieldOf(JsonObject json) => json["rectangle"] is JsonArray rectangle
        ? SkyField.Rectangle((double)rectangle[0]!, (double)rectangle[1]!)
        : SkyField.Square((double)json["square"]!);

    private static JsonObject Describe(SkyField field) => field switch
    {
        SquareField square => new JsonObject { ["square"] = square.Side },
        RectangleField rectangle => new JsonObject { ["rectangle"] = new JsonArray(rectangle.Longitude, rectangle.Latitude) },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.GetType().Name, "no description of this kind of field"),
    };
}
