using System.Text.Json.Nodes;
using Orchestrator.Cosmology;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Observational;
using Orchestrator.TrainingSets;

namespace Orchestrator.Worker;

/// <summary>What the mocks of one simulation by one recipe are made of.</summary>
public sealed partial record MockTask
{
    /// <summary>Name of the campaign, which every file of a training set carries.</summary>
    public required string Campaign { get; init; }

    /// <summary>Number of the simulation in the design.</summary>
    public required int Simulation { get; init; }

    /// <summary>Seed of the campaign.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Slice of the design that the simulation belongs to, or -1.</summary>
    public required int DesignSlice { get; init; }

    /// <summary>Simulations with the same number share their initial conditions and stay in one split.</summary>
    public required int Group { get; init; }

    /// <summary>The parameters that a network shall learn: name in the campaign file and value, in the order of the design's
    /// columns.</summary>
    public required IReadOnlyList<(string Name, double Value)> Labels { get; init; }

    /// <summary>Name of the recipe, which its samples carry.</summary>
    public required string Recipe { get; init; }

    /// <summary>Halos below are left out, after their masses were dithered; Msun/h.</summary>
    public required double MinimumHaloMass { get; init; }

    /// <summary>The halo occupation.</summary>
    public required Zheng07Parameters Hod { get; init; }

    /// <summary>Mass definition of the halo occupation.</summary>
    public required MassDefinition MassDefinition { get; init; }

    /// <summary>Whether peculiar velocities shift the redshifts.</summary>
    public required bool RedshiftSpaceDistortions { get; init; }

    /// <summary>Photometric errors, or null for none.</summary>
    public PhotometricErrors? PhotometricErrors { get; init; }

    /// <summary>A <see cref="CapMask"/> or a <see cref="RectangleMask"/>, or null for none.</summary>
    public ISkyRegion? Mask { get; init; }

    /// <summary>Fraction of the galaxies inside the mask that were observed.</summary>
    public double Completeness { get; init; } = 1;

    /// <summary>Number of realisations.</summary>
    public required int Realisations { get; init; }

    /// <summary>Further versions of each realisation with one effect off: <c>no-rsd</c>, <c>no-photo-z</c>, <c>no-mask</c>.</summary>
    public required IReadOnlyList<string> Ablations { get; init; }

    /// <summary>How galaxies become maps.</summary>
    public required MapRecipe Maps { get; init; }

    /// <summary>The parameters that a part's lineage is hashed over.</summary>
    public JsonObject ToJson() => new()
    {
        ["campaign"] = Campaign,
        ["simulation"] = Simulation,
        ["group"] = Group,
        ["slice_of_design"] = DesignSlice,
        ["labels"] = new JsonObject(Labels.Select(label => KeyValuePair.Create(label.Name, (JsonNode?)label.Value))),
        ["recipe"] = Recipe,
        ["min_halo_mass"] = MinimumHaloMass,
        ["hod"] = new JsonObject
        {
            ["model"] = "zheng07",
            ["mass_definition"] = MassDefinition.ToString(),
            ["log_m_min"] = Hod.LogMMin,
            ["sigma_log_m"] = Hod.SigmaLogM,
            ["log_m0"] = Hod.LogM0,
            ["log_m1"] = Hod.LogM1,
            ["alpha"] = Hod.Alpha,
        },
        ["effects"] = new JsonObject
        {
            ["rsd"] = RedshiftSpaceDistortions,
            ["photo_z"] = PhotometricErrors is null ? null : new JsonObject
            {
                ["sigma0"] = PhotometricErrors.Sigma0,
                ["bias"] = PhotometricErrors.Bias,
                ["outliers"] = PhotometricErrors.OutlierFraction,
            },
            ["mask"] = Describe(Mask),
            ["completeness"] = Completeness,
        },
        ["realisations"] = Realisations,
        ["ablations"] = new JsonArray([.. Ablations.Select(name => (JsonNode)name)]),
        ["maps"] = Maps.ToJson(),
    };

    /// <summary>The parameters of the halo occupation, name and value, in their order.</summary>
    public IReadOnlyList<(string Name, double Value)> HodParameters =>
    [
        ("log_m_min", Hod.LogMMin), ("sigma_log_m", Hod.SigmaLogM), ("log_m0", Hod.LogM0), ("log_m1", Hod.LogM1), ("alpha", Hod.Alpha),
    ];

    /// <summary>The effects of an observation with one of them off.</summary>
    /// <param name="ablation">One of <see cref="Ablations"/>, or empty for all effects.</param>
    public ObservationOptions ObservationWithout(string ablation) => new()
    {
        RedshiftSpaceDistortions = RedshiftSpaceDistortions && ablation is not "no-rsd",
        PhotometricRedshifts = ablation is "no-photo-z" ? null : PhotometricErrors,
        Mask = ablation is "no-mask" ? null : Mask,
        Completeness = ablation is "no-mask" ? 1 : Completeness,
    };

    /// <summary>What all samples of a training set share.</summary>
    public TrainingSetDescription ToDescription() => new()
    {
        Name = Recipe,
        Campaign = Campaign,
        SoftwareVersion = Worker.SoftwareVersion.Current,
        ParameterColumns = [.. Labels.Select(label => label.Name)],
        HodColumns = [.. HodParameters.Select(parameter => parameter.Name)],
        Maps = Maps.ToLayout(),
        Axes = Maps.ToAxes(),
    };

    /// <summary>What is known of the samples before their maps are, in the order of the part.</summary>
    /// <param name="lineage">Lineage of the part.</param>
    public IReadOnlyList<SampleRecord> Records(Lineage lineage) =>
    [
        .. Enumerable.Range(0, Realisations).SelectMany(realisation => (IEnumerable<SampleRecord>)
            [.. Ablations.Prepend("").Select(ablation => RecordOf(realisation, ablation, lineage))]),
    ];

    /// <summary>What is known of one sample before its maps are.</summary>
    internal SampleRecord RecordOf(int realisation, string ablation, Lineage lineage) => new()
    {
        Identity = new SampleIdentity(Simulation, Recipe, realisation, ablation),
        SliceOfDesign = DesignSlice,
        Group = Group,
        Lineage = lineage.Hash,
        Labels = [.. Labels.Select(label => label.Value)],
        Hod = [.. HodParameters.Select(parameter => parameter.Value)],
    };

    /// <summary>A mask as lineages have it.</summary>
    internal static JsonObject? Describe(ISkyRegion? mask) => mask switch
    {
        null => null,
        CapMask cap => new JsonObject { ["cap"] = new JsonArray(cap.RightAscension, cap.Declination, cap.Radius) },
        RectangleMask rectangle => new JsonObject
        {
            ["rectangle"] = new JsonArray(
                rectangle.MinimumRightAscension, rectangle.MaximumRightAscension, rectangle.MinimumDeclination,
                    rectangle.MaximumDeclination),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(mask), mask.GetType().Name, "no description of this kind of mask"),
    };
}
