using Orchestrator.Campaigns;
using Orchestrator.TrainingSets;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Planning;

/// <summary>Plans a training set: which sample stands where, which shards are there, and which mocks the others ask for.</summary>
internal static class TrainingSetPlanner
{
    /// <summary>The plan of a training set.</summary>
    /// <param name="inputs">What the campaign starts from.</param>
    /// <param name="set">What the campaign file says of it.</param>
    /// <param name="mocks">Its mocks as they lie in the workspace.</param>
    /// <param name="workspace">The workspace.</param>
    public static PlannedTrainingSet Plan(
        CampaignInputs inputs, TrainingSetSettings set, IReadOnlyList<PlannedMock> mocks, Workspace workspace)
    {
        TrainingSetDescription description = mocks[0].Mock.ToDescription() with
        {
            Name = set.Name,
            Provenance = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["campaign.yaml"] = inputs.Campaign.PortableText,
                ["design.csv"] = inputs.Design.ToCsv(),
                ["simulations"] = Engine(inputs),
            },
        };
        TrainingSetPlan plan = TrainingSetPlan.Create(
            description,
            [.. mocks.SelectMany(mock => mock.Mock.Records(mock.Task.Lineage))],
            Splits(inputs, set.Split),
            inputs.Campaign.Seed,
            new ShardOptions { Bytes = set.ShardBytes });
        var assembler = new TrainingSetAssembler(plan, workspace.TrainingSets);
        IReadOnlyList<ShardStatus> shards = assembler.Inspect();
        HashSet<PartKey> needed = [.. shards.SelectMany(shard => shard.PartsNeeded)];
        return new PlannedTrainingSet
        {
            Settings = set,
            Plan = plan,
            Assembler = assembler,
            Shards = shards,
            IsIndexCurrent = assembler.IsIndexCurrent(),
            Mocks = [.. mocks.Select(mock => needed.Contains(KeyOf(mock)) ? mock : mock with { Task = Planner.NotAsked(mock.Task) })],
        };
    }

    /// <summary>The name of a part in the training set.</summary>
    public static PartKey KeyOf(PlannedMock mock) => new(mock.Mock.Simulation, mock.Mock.Recipe);

    private static string Engine(CampaignInputs inputs) => inputs.Sources[0] is PlannedRun run
        ? CanonicalJson.Text(run.Task.Engine.ToJson())
        : "PINOCCHIO V5, finished runs; parameter files are in the halos of each simulation";

    private static IReadOnlyDictionary<int, Split> Splits(CampaignInputs inputs, SplitSettings settings)
    {
        SimulationPoint[] points =
            [.. inputs.Design.Points.Select(point => new SimulationPoint(point.Simulation, point.Slice, inputs.GroupOf(point)))];
        return settings switch
        {
            SplitSettings.Named named => SplitAssignment.Explicit(points, named.Train, named.Validation, named.Test),
            SplitSettings.Shares shares =>
                SplitAssignment.Draw(points, new SplitShares(shares.Train, shares.Validation, shares.Test), inputs.Campaign.Seed),
            _ => throw new ArgumentOutOfRangeException(nameof(settings)),
        };
    }
}
