using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Orchestrator.Cluster.Tests.Fixture;
using Orchestrator.Numerics;
using Orchestrator.Schedulers.Slurm;
using Orchestrator.Sites;
using Orchestrator.Transports;

namespace Orchestrator.Cluster.Tests.Slurm;

/// <summary>What people write reaches the node as they wrote it and executes nothing; what a scheduler is told must be an identifier.</summary>
[Collection(ClusterCollection.Name)]
public sealed class FreeTextTests(LoopbackCluster cluster) : IDisposable
{
    private const string Witness = "/tmp/orchestrator-free-text-executed";
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Words =
    [
        "'", "\"", "`", "$", "\\", "\n", "\r\n", "\t", ";", "&", "|", ">", "<", "!", "*", "?", "~", "#", "%s", "--", "-rf /", "{", "}", "(", ")", "é", "漢", "😀", "\u2028",
        $"$(touch {Witness})", $"`touch {Witness}`", $"; touch {Witness} ;", $"' && touch {Witness} && '", "END_OF_FILE_OF_THE_ORCHESTRATOR", "EOF", "@WORKER@", "#SBATCH --wrap", "word",
    ];

    private static readonly Gen<string> Pieces = Gen.Int[0, Words.Length - 1].Select(i => Words[i]);

    private static readonly Gen<string> Texts = Gen.OneOf(Pieces.Array[0, 12].Select(string.Concat), Gen.String.Where(text => !text.Any(char.IsSurrogate)));

    private static int campaigns;
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Texts_InTasks_ReachTheNodeUnchangedAndExecuteNothing()
    {
        cluster.Need();
        File.Delete(Witness);
        await Texts.Array[40].SampleAsync(AssertArriveAsync, iter: 1);
    }

    [Fact]
    public void Identifiers_WithAnyOtherCharacter_AreRefused() => Gen.String[1, 12].Sample(text =>
    {
        bool isPlain = text[0] != '-' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-');
        Assert.Equal(isPlain, ShellText.IsIdentifier(text));
        if (isPlain) return;
        JobRequest job = new() { Token = "a-1", Members = [new AttemptName("simulations/000001/0123456789abcdef", 1)], Resources = new TaskResources(1, 1 << 20), WallTime = TimeSpan.FromMinutes(1) };
        Assert.Throws<InvalidInputException>(() => new SlurmScheduler(Profile with { Partition = text }).SubmitCommand(job, "submissions/a-1.sh"));
        Assert.Throws<InvalidInputException>(() => new SlurmScheduler(Profile with { Account = text }).SubmitCommand(job, "submissions/a-1.sh"));
        Assert.Throws<InvalidInputException>(() => new SlurmScheduler(Profile with { Qos = text }).SubmitCommand(job, "submissions/a-1.sh"));
        Assert.Throws<InvalidInputException>(() => new SlurmScheduler(Profile).SubmitCommand(job with { Token = text }, "submissions/a-1.sh"));
        Assert.Throws<InvalidInputException>(() => new SlurmScheduler(Profile).SubmitCommand(job with { ExcludedNodes = [text] }, "submissions/a-1.sh"));
    });

    private async Task AssertArriveAsync(string[] texts)
    {
        Worker.Folders.Create(folder.File("worker"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixture", "stand-in-worker.sh"), folder.File("worker/orchestrator-worker"), overwrite: true);
        string campaign = string.Create(CultureInfo.InvariantCulture, $"texts-{Interlocked.Increment(ref campaigns)}");
        await using ISite site = new SiteFactory(new ScriptedOperator(), "/nowhere", "nobody").Create(Profile, WorkerPackage.Load(folder.File("worker")), campaign);
        await site.PrepareAsync(Cancellation);
        AttemptName[] members = [.. texts.Select((_, i) => new AttemptName(string.Create(CultureInfo.InvariantCulture, $"simulations/{i:D6}/0123456789abcdef"), 1))];
        byte[][] tasks = [.. texts.Select(text => Encoding.UTF8.GetBytes(new JsonObject { ["seconds"] = 0, ["note"] = text }.ToJsonString(Unescaped)))];
        await site.StageAsync([.. members.Select((member, i) => new StagedFile($"{member.TaskFolder}/attempt-1/task.json", tasks[i]))], Cancellation);
        var job = new JobRequest { Token = campaign, Members = members, Resources = new TaskResources(1, 100 << 20), WallTime = TimeSpan.FromMinutes(5) };
        Assert.Equal(SubmissionOutcome.Accepted, (await site.SubmitAsync(job, Cancellation)).Outcome);
        string root = Path.Combine(Profile.Root, campaign);
        for (int i = 0; i < 300 && !File.Exists(Path.Combine(root, members[^1].TaskFolder, "result.json")); i++) await Task.Delay(100, Cancellation);
        for (int i = 0; i < members.Length; i++)
            Assert.Equal(tasks[i], await File.ReadAllBytesAsync(Path.Combine(root, members[i].TaskFolder, "attempt-1", "seen.json"), Cancellation));
        Assert.False(File.Exists(Witness));
    }

    private SiteProfile Profile => new()
    {
        Name = "loopback",
        Scheduler = SchedulerKind.Slurm,
        Transport = TransportKind.SshNet,
        Host = "loop",
        SshConfigurationFile = cluster.PathOf("ssh", "ssh_config"),
        Root = Path.Combine(cluster.Home, "texts-of-people"),
        AccountingDays = 0,
        Limits = new SiteLimits
        {
            Name = "loopback", PollInterval = TimeSpan.FromSeconds(1), HeartbeatLimit = TimeSpan.FromSeconds(30),
            UnclearSubmissionWait = TimeSpan.FromSeconds(2), MarkerRecheck = TimeSpan.FromSeconds(1),
        },
    };
}
