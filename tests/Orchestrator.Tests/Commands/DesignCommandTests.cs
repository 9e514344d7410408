using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class DesignCommandTests : IDisposable
{
    private const string Campaign = """
        campaign: small
        seed: 5
        design:
          kind: sliced-orthogonal
          points: 64
          slices: 4
          active_slices: [0]
          exchanges: 1000
          parameters:
            omega_m: { min: 0.16, max: 0.46 }
            sigma8: { min: 0.4, max: 1.1 }
            w0: { mean: -1, sigma: 0.1, min: -1.3, max: -0.7 }
          fixed: { h: 0.6774 }
        """;

    private readonly TemporaryFolder folder = new();

    public DesignCommandTests() => File.WriteAllText(folder.File("campaign.yaml"), Campaign);

    private string Table => folder.File("runs/small/design.csv");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Design_ThenGrow_KeepsTheFirstRowsToTheLastDigit()
    {
        CommandResult drawn = (await RunAsync("design", "campaign.yaml")).Succeeded();
        string[] first = File.ReadAllLines(Table);
        (await RunAsync("design", "grow", "campaign.yaml")).Succeeded();
        string[] grown = File.ReadAllLines(Table);

        Assert.Contains("Latin at 64 levels", drawn.Output);
        Assert.Equal("simulation,slice,seed,omega_m,sigma8,w0", first[0]);
        Assert.Equal(17, first.Length);
        Assert.Equal(33, grown.Length);
        Assert.Subset(grown.ToHashSet(), first.ToHashSet());
        Assert.True(File.Exists(folder.File("runs/small/certificate.json")));
        Assert.True(new FileInfo(folder.File("runs/small/certificate.png")).Length > 5000);
        (await RunAsync("design", "campaign.yaml")).Succeeded();
        Assert.Equal(grown, File.ReadAllLines(Table));
    }

    [Fact]
    public async Task Design_OtherThanTheOneThatIsThere_IsRefused()
    {
        (await RunAsync("design", "campaign.yaml")).Succeeded();

        CommandResult other = await RunAsync("design", "campaign.yaml", "--set", "seed=6");

        Assert.Equal(2, other.ExitCode);
        Assert.Contains("the workspace has another design", other.Error);
    }

    [Fact]
    public async Task Grow_OfAnEditedTable_IsRefused()
    {
        (await RunAsync("design", "campaign.yaml")).Succeeded();
        string[] lines = File.ReadAllLines(Table);
        lines[1] = lines[1].Replace("0.", "0.0");
        File.WriteAllLines(Table, lines);

        CommandResult grown = await RunAsync("design", "grow", "campaign.yaml");

        Assert.Equal(2, grown.ExitCode);
        Assert.Contains("the table was edited", grown.Error);
    }

    [Theory]
    [InlineData("design.points=0", "design.points")]
    [InlineData("design.slices=7", "design.slices = 7")]
    [InlineData("design.parameters.omega_m.min=0.5", "min 0.5 is not below max 0.46")]
    [InlineData("design.parameters.omega_m.max=1.2", "allowed: above 0 and below 1")]
    [InlineData("design.fixed.w=-1", "both varied and fixed")]
    [InlineData("design.kind=sobl", "did you mean 'sobol'?")]
    public async Task Design_Impossible_NamesKeyAndRange(string assignment, string message)
    {
        CommandResult result = await RunAsync("design", "campaign.yaml", "--set", assignment);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error);
    }

    [Fact]
    public async Task Check_OfABadRow_NamesItsLine()
    {
        File.WriteAllText(folder.File("table.csv"), "omega_m,sigma8\n0.3,0.8\n0.4,high\n");

        CommandResult result = await RunAsync("design", "check", "table.csv");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("table.csv, line 3: sigma8 = high", result.Error);
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => CommandLine.RunAsync(folder.FullName, arguments);
}
