using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class SimulatedCampaignTests : IDisposable
{
    private const string Text = """
        campaign: small
        seed: 7
        design:
          kind: sliced-orthogonal
          points: 4
          slices: 2
          active_slices: [0]
          parameters:
            omega_m: { min: 0.25, max: 0.35 }
            sigma8: { min: 0.7, max: 0.9 }
          fixed: { h: 0.7, omega_b: 0.045, n_s: 0.96 }
        simulation:
          engine: embedded
          box: 96
          grid: 32
          light_cone: { axis: [1, 0.62, 0.38] }
        mocks:
          plain:
            hod: { model: zheng07, mass_definition: M200m, log_m_min: 13.6, sigma_log_m: 0.2, log_m0: 13.6, log_m1: 14.4, alpha: 1 }
            effects: { photo_z: { sigma0: 0.01 } }
        training_sets:
          maps-2x16:
            recipes: [plain]
            maps: { slices: 2, z_max: 0.4, field: { square: 20 }, pixels: 16 }
            split: { train: 0.5, validation: 0.5 }
        """;

    private readonly TemporaryFolder folder = new();

    public SimulatedCampaignTests() => File.WriteAllText(folder.File("small.yaml"), Text);

    public void Dispose() => folder.Dispose();

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Run_FromNothing_SimulatesJudgesAndWrites()
    {
        CommandResult run = (await RunAsync("one", "run", "--threads", "1", "--json")).Succeeded();
        CommandResult other = (await RunAsync("two", "run", "--threads", "2", "--json")).Succeeded();

        Assert.Equal(4, (int)run.Json["tasks_run"]!);
        Assert.Equal(0, (int)(await RunAsync("one", "run", "--json")).Succeeded().Json["tasks_run"]!);
        CommandResult same = (await CommandLine.RunAsync(
            folder.FullName, ["verify", "--same", "one/training/maps-2x16.h5", "two/training/maps-2x16.h5"])).Succeeded();
        Assert.NotEmpty(same.Output);
        JsonNode answer = H5py.Read(folder.File("one/training/maps-2x16.h5"), """
            answer = dict(shape=f['maps'].shape, galaxies=f['sample/galaxies'][:].tolist(), labels=f['labels'][:].tolist())
            """);
        Assert.Equal([2, 2, 16, 16], answer["shape"]!.AsArray().Select(side => (int)side!));
        Assert.All(answer["galaxies"]!.AsArray(), galaxies => Assert.True((long)galaxies! > 10));
        foreach (string attempt in Directory.GetDirectories(folder.File("one/simulations"), "attempt-1", SearchOption.AllDirectories))
        {
            string[] files = [.. Directory.GetFiles(attempt).Select(path => Path.GetFileName(path))];
            Assert.InRange(files.Length, 5, 10);
            Assert.DoesNotContain(files, file => file.EndsWith(".plc.out", StringComparison.Ordinal));
            JsonNode done = JsonNode.Parse(File.ReadAllText(Path.Combine(attempt, "done.json")))!;
            Assert.True((bool)done["summary"]!["gates"]!["passed"]!);
            Assert.Equal("embedded", (string?)done["made_of"]!["parameters"]!["engine"]!["name"]);
        }
        Assert.Contains("gates.png", File.ReadAllText(folder.File("one/report/index.html")));
    }

    [Fact]
    public async Task DesignGrow_AfterARun_KeepsTheSimulationsAndAddsNewOnes()
    {
        (await RunAsync("one", "run")).Succeeded();
        JsonArray before = (await RunAsync("one", "plan", "--json")).Succeeded().Json["tasks"]!.AsArray();

        (await RunAsync("one", "design grow")).Succeeded();
        JsonArray after = (await RunAsync("one", "plan", "--json")).Succeeded().Json["tasks"]!.AsArray();

        // One mass cut for all slices to come: the mocks that were made stay as well.
        Assert.Equal(Lineages(before, "mock"), Lineages(after, "mock").Intersect(Lineages(before, "mock")));
        Assert.Equal(4, Lineages(after, "mock").Length);
        var simulated = Simulations(before);
        Assert.All(simulated, task => Assert.Equal("done", task.State));
        Assert.Equal(2, simulated.Length);
        var grown = Simulations(after);
        Assert.Equal(4, grown.Length);
        Assert.Equal(simulated, grown.Where(task => simulated.Any(one => one.Simulation == task.Simulation)));
        Assert.Equal(2, grown.Count(task => task.State == "needed"));
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Plan_DerivesTheConeFromTheMaps()
    {
        JsonObject plan = (await RunAsync("one", "plan", "--json")).Succeeded().Json;
        (await RunAsync("one", "run")).Succeeded();

        string parameters = File.ReadAllText(
            Directory.GetFiles(folder.File("one/simulations"), "parameter_file", SearchOption.AllDirectories)[0]);
        // (1 + 0.4)(1 + 4 x 0.01) - 1 = 0.456; a Lambert square of 20 degrees has its corners at 14.17.
        Assert.Matches(@"StartingzForPLC +0\.456\n", parameters);
        Assert.Matches(@"PLCAperture +14\.1[78]\n", parameters);
        Assert.Equal(2, plan["tasks"]!.AsArray().Count(task => (string?)task!["stage"] == "simulate"));
    }

    [Theory]
    [InlineData("simulation.box=0", "simulation.box", "above 0")]
    [InlineData("simulation.grid=2", "simulation.grid", "from 4 to 1290")]
    [InlineData("simulation.grid=2000", "simulation.grid", "from 4 to 1290")]
    [InlineData("simulation.ranks=4", "simulation.ranks", "unknown key")]
    [InlineData("simulation.engine=pinocchio", "simulation.ranks", "missing")]
    [InlineData("simulation.engine=embeded", "simulation.engine", "embedded")]
    [InlineData("simulation.light_cone.z_max=0.45", "simulation.light_cone.z_max", "at least 0.456")]
    [InlineData("simulation.light_cone.half_angle=14", "simulation.light_cone.half_angle", "at least 14.1")]
    [InlineData("simulation.light_cone.z_min=0.1", "simulation.light_cone.z_min", "at most 0")]
    [InlineData("simulation.light_cone.axis=[0, 0, 0]", "simulation.light_cone.axis", "auto")]
    [InlineData("simulation.light_cone.axis=up", "simulation.light_cone.axis", "auto")]
    [InlineData("simulation.light_cone.depth=3", "simulation.light_cone.depth", "unknown key")]
    [InlineData("simulation.outputs=[0, 1]", "simulation.outputs", "descending")]
    [InlineData("simulation.outputs=[2, 1]", "simulation.outputs", "at most 0")]
    [InlineData("simulation.min_halo_particles=0", "simulation.min_halo_particles", "at least 1")]
    [InlineData("simulation.min_halo_mass=1e12", "min_halo_mass", "at least")]
    public async Task Plan_OfAnImpossibleSimulation_NamesKeyAndAllowedValues(string assignment, string key, string allowed)
    {
        CommandResult result = await RunAsync("one", "plan", "--set", assignment, "--json");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(result.Json["errors"]!.AsArray(), error =>
            (string?)error!["key"] == key && ((string)error["message"]!).Contains(allowed, StringComparison.Ordinal));
        Assert.False(Directory.Exists(folder.File("one")));
    }

    [Fact]
    public async Task Plan_WithAParameterThatNothingSays_NamesIt()
    {
        File.WriteAllText(folder.File("small.yaml"), Text.Replace("h: 0.7, ", ""));

        CommandResult result = await RunAsync("one", "plan", "--json");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("design.fixed.h", (string?)Assert.Single(result.Json["errors"]!.AsArray())!["key"]);
    }

    [Fact]
    public async Task Run_WithAnotherDesignThanTheWorkspaces_IsRefused()
    {
        (await RunAsync("one", "design")).Succeeded();

        CommandResult result = await RunAsync("one", "plan", "--set", "seed=8", "--json");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("seed", (string?)Assert.Single(result.Json["errors"]!.AsArray())!["key"]);
    }

    private static (int Simulation, string Lineage, string State)[] Simulations(JsonArray tasks) =>
    [
        .. tasks.Where(task => (string?)task!["stage"] == "simulate")
            .Select(task => ((int)task!["simulation"]!, (string)task["lineage"]!, (string)task["state"]!)),
    ];

    private static string[] Lineages(JsonArray tasks, string stage) =>
        [.. tasks.Where(task => (string?)task!["stage"] == stage).Select(task => (string)task!["lineage"]!).Order()];

    private Task<CommandResult> RunAsync(string workspace, string command, params string[] further) => CommandLine.RunAsync(
        folder.FullName, [.. command.Split(' '), "small.yaml", "--workspace", folder.File(workspace), .. further]);
}
