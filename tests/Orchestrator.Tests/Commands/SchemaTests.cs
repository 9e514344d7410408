using NJsonSchema;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class SchemaTests(QuickCampaign campaign)
{
    [Fact]
    public async Task Json_OfEachCommand_FollowsItsSchema()
    {
        string cone = Repository.PathOf("tests", "Fixtures", "campaign4", "0004", "pinocchio.sim0004.plc.out");
        string halos = Directory.GetFiles(campaign.Workspace, "halos.h5", SearchOption.AllDirectories)[0];
        await CheckAsync("run", (await QuickCampaign.RunAsync(campaign.Workspace, "run", "--json")).Output);
        await CheckAsync("run", (await QuickCampaign.RunAsync(campaign.Workspace, "mocks", "--json", "--recipe", "photometric")).Output);
        await CheckAsync("plan", (await QuickCampaign.RunAsync(campaign.Workspace, "plan", "--json")).Output);
        await CheckAsync("status", (await QuickCampaign.RunAsync(campaign.Workspace, "status", "--json")).Output);
        await CheckAsync("jobs", (await QuickCampaign.RunAsync(campaign.Workspace, "watch", "--json")).Output);
        await CheckAsync("retry", (await QuickCampaign.RunAsync(campaign.Workspace, "retry", "--json")).Output);
        await CheckAsync("export", (await QuickCampaign.RunAsync(campaign.Workspace, "export", "--to", "nothing", "--json")).Output);
        await CheckAsync("ingest", (await QuickCampaign.RunAsync(campaign.Workspace, "ingest", "--from", campaign.Workspace, "--json")).Output);
        await CheckAsync("clean", (await QuickCampaign.RunAsync(campaign.Workspace, "clean", "--json")).Output);
        await CheckAsync("verify", (await CommandLine.RunAsync("/", ["verify", campaign.Index, "--json"])).Output);
        await CheckAsync("verify-same", (await CommandLine.RunAsync("/", ["verify", "--same", campaign.Index, halos, "--json"])).Output);
        await CheckAsync("why", (await CommandLine.RunAsync("/", ["why", campaign.Index, "--json"])).Output);
        await CheckAsync("why", (await CommandLine.RunAsync("/", ["why", campaign.Index, "0", "--json"])).Output);
        await CheckAsync("catalog", (await CommandLine.RunAsync("/", ["catalog", cone, "--json"])).Output);
        await CheckAsync("catalog", (await CommandLine.RunAsync("/", ["catalog", halos, "--json"])).Output);
        await CheckAsync("catalog", (await CommandLine.RunAsync("/", ["catalog", campaign.Index, "--json"])).Output);
        await CheckAsync(
            "design", (await CommandLine.RunAsync(
                "/", ["design", "check", Repository.PathOf("tests", "Fixtures", "campaign4", "design.csv"), "--json"])).Output);
        await CheckAsync("error", (await QuickCampaign.RunAsync(campaign.Workspace, "plan", "--json", "--set", "seed=x")).Output);
        await CheckAsync("error", (await CommandLine.RunAsync("/", ["rum", "--json"])).Output);
    }

    [Fact]
    public async Task Records_InTheWorkspace_FollowTheirSchema()
    {
        string[] results = Directory.GetFiles(campaign.Workspace, "result.json", SearchOption.AllDirectories);
        Assert.Equal(8, results.Length);
        string[] records = Directory.GetFiles(campaign.Workspace, "done.json", SearchOption.AllDirectories);
        Assert.NotEmpty(records);
        foreach (string result in results.Concat(records)) await CheckAsync("result", File.ReadAllText(result));
        foreach (string task in Directory.GetFiles(campaign.Workspace, "task.json", SearchOption.AllDirectories)) await CheckAsync("task", File.ReadAllText(task));
        await CheckAsync("assembly", File.ReadAllText(Path.ChangeExtension(campaign.Index, ".run.json")));
    }

    [Fact]
    public async Task Commands_ThatTakeJson_EachHaveATestedSchema()
    {
        string[] tested =
            ["run", "mocks", "plan", "design", "submit", "watch", "cancel", "retry", "status", "verify", "why", "catalog", "clean", "export", "ingest"];
        string help = (await CommandLine.RunAsync("/", ["--help"])).Succeeded().Output;
        string[] commands = [.. help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .Select(line => line.TrimStart().Split(' ')[0]).Where(word => word.Length > 0)];
        Assert.NotEmpty(commands);
        foreach (string command in commands)
        {
            bool takesJson = (await CommandLine.RunAsync("/", [command, "--help"])).Output.Contains("--json", StringComparison.Ordinal);
            Assert.True(takesJson == tested.Contains(command), $"{command}: {(takesJson ? "its JSON is not tested here" : "it takes no --json")}");
        }
    }

    [Fact]
    public void Schemas_AreOnlyThoseThatAreTested()
    {
        string[] tested =
            ["assembly", "catalog", "clean", "design", "error", "export", "ingest", "jobs", "plan", "result", "retry", "run", "status", "verify", "verify-same", "why"];
        string[] ofTheWorker = ["claim", "failed", "task"]; // tests/Worker.Tests

        Assert.Equal(
            tested.Concat(ofTheWorker).Order(), Directory.GetFiles(Repository.PathOf("docs", "reference", "schemas")).Select(Path.GetFileNameWithoutExtension).Order());
    }

    [Fact]
    public async Task Schemas_RefuseWhatTheyDoNotName()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Repository.PathOf("docs", "reference", "schemas", "verify.json"));

        Assert.Empty(
            schema.Validate(
                """{ "schema": "orchestrator/verify/1", "command": "verify", "ok": true, "file": "a", "content_hash": "b", "not_checked": [], "findings": [] }"""));
        Assert.NotEmpty(
            schema.Validate(
                """{ "schema": "orchestrator/verify/2", "command": "verify", "ok": true, "file": "a", "content_hash": "b", "findings": [] }"""));
        Assert.NotEmpty(
            schema.Validate(
                """{ "schema": "orchestrator/verify/1", "command": "verify", "ok": true, "file": "a", "content_hash": "b", "findings": [], "more": 1 }"""));
    }

    private static async Task CheckAsync(string schema, string document)
    {
        JsonSchema read = await JsonSchema.FromFileAsync(Repository.PathOf("docs", "reference", "schemas", $"{schema}.json"));
        string errors = string.Join("; ", read.Validate(document).Select(error => $"{error.Path}: {error.Kind}"));
        Assert.True(errors.Length == 0, $"{schema}: {errors}{Environment.NewLine}{document}");
    }
}
