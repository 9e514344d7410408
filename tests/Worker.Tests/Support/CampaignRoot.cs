using Orchestrator.Cosmology;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Observational;
using Orchestrator.Pinocchio;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Support;

/// <summary>A campaign's root with tasks of a small simulation and its mocks, and the worker's commands on them.</summary>
internal sealed class CampaignRoot(string root)
{
    public const string Owner = "0123456789abcdef";

    public static SimulationTask Simulation { get; } = new()
    {
        Simulation = 3,
        Engine = SimulationEngine.Embedded,
        Parameters = new RunParameters
        {
            RunFlag = SimulationTask.RunFlagOf(3),
            BoxSize = 64,
            GridSize = 32,
            RandomSeed = 7,
            Cosmology = new CosmologyParameters { OmegaM = 0.3158, OmegaB = 0.0494, H = 0.6732, NS = 0.9661, Sigma8 = 0.812 },
            WithoutHistories = true,
            Cone = new ConeParameters(0.1, 0, 20) { Vertex = (0, 0, 0), Axis = (1, 1, 1) },
        },
        OutputRedshifts = [0],
    };

    public static MockTask Mock { get; } = new()
    {
        Campaign = "small",
        Simulation = 3,
        DesignSlice = -1,
        Group = 3,
        Labels = [("sigma8", 0.812), ("omega_m", 0.3158)],
        Seed = 20200428,
        Recipe = "photometric",
        MinimumHaloMass = 1e13,
        Hod = new Zheng07Parameters(13, 0.2, 13, 14, 1.0),
        MassDefinition = MassDefinition.M200m,
        RedshiftSpaceDistortions = true,
        PhotometricErrors = new PhotometricErrors(0.001),
        Mask = new CapMask(12),
        Completeness = 0.95,
        Realisations = 1,
        Ablations = ["no-rsd"],
        Maps = new MapRecipe
        {
            Slices = 2,
            MinimumRedshift = 0,
            MaximumRedshift = 0.09,
            Field = SkyField.Square(20),
            Pixels = 16,
            CommonMask = new RectangleMask(170, 190, -10, 10),
            Fiducial = new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.045, H = 0.7, NS = 0.96, Sigma8 = 0.8 },
        },
    };

    public string Root => root;

    public static string FolderOf(SimulationTask simulation) => $"simulations/000003/{SimulationStage.LineageOf(simulation).ShortHash}";

    public static string MockFolderOf(SimulationTask simulation) =>
        $"mocks/000003/{MockStage.LineageOf(Mock, SimulationStage.LineageOf(simulation)).ShortHash}";

    /// <summary>A task that simulates and paints, or with <paramref name="simulation"/> another one.</summary>
    public static TaskDocument Document(int attempt = 1, SimulationTask? simulation = null, bool withMock = true) => new TaskDocument
    {
        Campaign = "small",
        Owner = Owner,
        Folder = FolderOf(simulation ?? Simulation),
        Attempt = attempt,
        Mocks = withMock ? [MockDocument.Of(Mock, MockFolderOf(simulation ?? Simulation), attempt)] : [],
        Resources = new ResourcesDocument(1, 1L << 30, 1, 1),
        Heartbeat = new HeartbeatDocument(0.2, 1),
    }.With(simulation ?? Simulation);

    /// <summary>A task that paints on the committed halos of <see cref="Simulation"/>.</summary>
    public static TaskDocument MocksAlone() => Document() with
    {
        Folder = MockFolderOf(Simulation),
        Halos = FolderOf(Simulation),
        Simulation = null,
        Buffers = null,
    };

    /// <summary>Stages a task and returns the path of its task.json.</summary>
    public string Stage(TaskDocument document)
    {
        string path = Path.Combine(root, document.RelativePath);
        Folders.Create(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, document.ToBytes());
        return path;
    }

    public TaskFolder Task(string folder) => new(Path.Combine(root, folder));

    /// <summary>Runs a command of the worker in this process.</summary>
    public static (int ExitCode, string Text) Worker(params string[] arguments)
    {
        using var text = new StringWriter();
        int code = WorkerProgram.Run(arguments, text, text, TimeProvider.System, TestContext.Current.CancellationToken);
        return (code, text.ToString());
    }
}
