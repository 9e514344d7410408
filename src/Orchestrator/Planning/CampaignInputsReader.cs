using Orchestrator.Campaigns;
using Orchestrator.Designs;
using Orchestrator.HaloHod;
using Orchestrator.Numerics;
using Orchestrator.Workspaces;

namespace Orchestrator.Planning;

/// <summary>Finds the design of a campaign and where its halos come from, and checks them against each other and against what the maps
/// need.</summary>
internal static class CampaignInputsReader
{
    /// <summary>Reads and checks.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="workspace">Its workspace, where the design may lie.</param>
    /// <exception cref="InvalidCampaignException">Anything does not fit; lists all of it.</exception>
    public static CampaignInputs Read(Campaign campaign, Workspace workspace) => campaign.Simulation switch
    {
        SimulationSettings.Existing existing => ReadExisting(campaign, existing),
        SimulationSettings.Simulated simulated => ReadSimulated(campaign, simulated, workspace),
        _ => throw new InvalidInputException(
            "the campaign file has no such section", campaign.Name, key: "simulation",
            allowed: "{ engine: embedded, box: MPC/H, grid: N, light_cone: ... } or { engine: existing, path: DIR }"),
    };

    private static CampaignInputs ReadExisting(Campaign campaign, SimulationSettings.Existing existing)
    {
        if (!Directory.Exists(existing.Path))
            throw new InvalidInputException(
                "the folder of the runs does not exist", key: "simulation.path", value: existing.Path,
                allowed: "a folder with one folder a run");
        if (campaign.Design.Specification is not null)
            throw new InvalidInputException(
                "finished runs have a design already", campaign.Name, key: "design.kind", allowed: "table, with engine: existing");
        CampaignDesign design = CampaignDesign.Read(campaign.Design.File ?? Path.Combine(existing.Path, "design.csv"));
        return Inputs(campaign, design, existing.MinimumHaloMass, new FinishedRuns(campaign, existing, design).Find());
    }

    private static CampaignInputs ReadSimulated(Campaign campaign, SimulationSettings.Simulated simulated, Workspace workspace)
    {
        CampaignDesign design = campaign.Design.Specification is { } specification
            ? CampaignDesign.Of(WorkspaceDesign.Of(workspace, specification), workspace.DesignTable)
            : CampaignDesign.Read(campaign.Design.File
                ?? throw new InvalidInputException("missing", campaign.Name, key: "design.file", allowed: "the table's path"));
        PointCosmology.RequireAll(campaign, design);
        var tasks = new SimulationTasks(simulated, ConeAxis.Of(simulated.BoxSize, simulated.LightCone, StageTasks.Fiducial(campaign)));
        var complaints = new List<InvalidInputException>();
        var sources = new List<SimulationSource>();
        foreach (DesignPoint point in design.Points)
        {
            try
            {
                sources.Add(tasks.Of(point, PointCosmology.Of(campaign, point), design.File));
            }
            catch (InvalidInputException complaint)
            {
                complaints.Add(complaint);
            }
        }
        if (complaints.Count > 0) throw new InvalidCampaignException(complaints);
        return Inputs(campaign, design, simulated.MinimumHaloMass ?? CutOfGrowingDesign(campaign, simulated), sources);
    }

    // The points of slices that are yet to come are heavier, perhaps: the cut must not move when they do, or every mock would be made anew.
    private static double? CutOfGrowingDesign(Campaign campaign, SimulationSettings.Simulated simulated)
    {
        if (campaign.Design.Specification is not { SliceCount: > 1 } specification) return null;
        double? largest = specification.Parameters.FirstOrDefault(parameter => parameter.Name is "omega_m")?.Prior.Quantile(1);
        return largest is { } omegaM && double.IsFinite(omegaM)
            ? MassResolution.Of(0, omegaM, simulated.BoxSize, simulated.GridSize, simulated.MinimumHaloParticles).SmallestCut
            : null;
    }

    private static CampaignInputs Inputs(
        Campaign campaign, CampaignDesign design, double? minimumHaloMass, IReadOnlyList<SimulationSource> sources)
    {
        IEnumerable<MassResolution> resolutions = sources.Select(source => source.Resolution);
        return new CampaignInputs
        {
            Campaign = campaign,
            Design = design,
            Sources = sources,
            Masses = minimumHaloMass is { } cut ? MinimumMassReport.WithCut(resolutions, cut)
                : MinimumMassReport.WithSmallestCut(resolutions),
        };
    }
}
