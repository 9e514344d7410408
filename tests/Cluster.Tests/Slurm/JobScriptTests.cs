using System.Diagnostics;
using Orchestrator.Schedulers.Slurm;
using Orchestrator.Sites;

namespace Orchestrator.Cluster.Tests.Slurm;

public sealed class JobScriptTests
{
    private static readonly JobRequest Job = new()
    {
        Token = "k3f9-1a",
        Members = [new AttemptName("simulations/000003/0123456789abcdef", 1), new AttemptName("simulations/000004/0123456789abcdef", 2)],
        Resources = new TaskResources(4, 3_000_000_000),
        WallTime = TimeSpan.FromMinutes(90.5),
        ExcludedNodes = ["n3", "n5"],
    };

    private static SiteProfile Profile => new()
    {
        Name = "golden",
        Scheduler = SchedulerKind.Slurm,
        Transport = TransportKind.Local,
        Root = "/scratch/me",
        Limits = new SiteLimits
        {
            Name = "golden", PollInterval = TimeSpan.FromSeconds(60), HeartbeatLimit = TimeSpan.FromMinutes(10),
            UnclearSubmissionWait = TimeSpan.FromSeconds(40), MarkerRecheck = TimeSpan.FromMinutes(2),
        },
    };

    private static Worker.EngineDocument Engine => new PinocchioCall
    {
        Program = "/home/me/pinocchio's/pinocchio.x", Launcher = ["srun", "--mpi=pmix", "--ntasks={ranks}", "--cpus-per-task={threads}"], Grace = TimeSpan.FromSeconds(45),
    }.For(new TaskResources(8, 3_000_000_000, Ranks: 4));

    public static TheoryData<string> Kinds => ["plain", "concurrent", "array-in-a-container", "pinocchio-outside-the-container"];

    /// <summary>The scripts and command lines stand in files that a reviewer reads; set ORCHESTRATOR_WRITE_GOLDEN=1 to write them anew.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public void Script_OfEachKind_IsTheGoldenOneAndValidBash(string kind)
    {
        (SiteProfile profile, JobRequest job) = kind switch
        {
            "concurrent" => (Profile with { Partition = "normal", Account = "lab" }, Job with { Concurrency = 2, Resources = new TaskResources(8, 3_000_000_000, Ranks: 2) }),
            "array-in-a-container" => (Profile with
            {
                UsesArrays = true, ArrayThrottle = 30, Container = ["apptainer", "exec", "/images/it's mine.sif"], Modules = ["hdf5/1.12"],
                ShellInit = "export PATH=/opt/slurm/bin:$PATH\n", Hdf5Library = "/opt/hdf5/lib/libhdf5.so", RequiredOptions = ["--comment=a b"],
                ForbiddenOptions = ["--mem-per-cpu"],
            }, Job with { ExcludedNodes = [] }),
            "pinocchio-outside-the-container" => (
                Profile with { Container = ["apptainer", "exec", "worker.sif"], Modules = ["openmpi/4"] },
                Job with { Resources = new TaskResources(8, 3_000_000_000, Ranks: 4), Engine = Engine, HeartbeatInterval = TimeSpan.FromSeconds(100) }),
            _ => (Profile, Job),
        };
        var scheduler = new SlurmScheduler(profile);
        string script = scheduler.Script(job, new SiteWorkspace("/scratch/me/camp", "/scratch/me/worker/abc/orchestrator-worker"));
        string text = $"$ {scheduler.SubmitCommand(job, $"submissions/{job.Token}.sh")}\n\n{script}";
        string golden = Path.Combine(AppContext.BaseDirectory, "Golden", kind + ".txt");
        if (Environment.GetEnvironmentVariable("ORCHESTRATOR_WRITE_GOLDEN") == "1") File.WriteAllText(Path.Combine(SourceFolder(), "Golden", kind + ".txt"), text);
        else Assert.Equal(File.ReadAllText(golden), text);

        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("job.sh"), script);
        using Process bash = Process.Start(new ProcessStartInfo("bash", ["-n", folder.File("job.sh")]) { UseShellExecute = false })!;
        bash.WaitForExit();
        Assert.Equal(0, bash.ExitCode);
    }

    [Theory]
    [InlineData("nor mal")]
    [InlineData("--wrap")]
    [InlineData("a;reboot")]
    public void SubmitCommand_PartitionThatIsNoName_IsRefused(string partition) =>
        Assert.Throws<Numerics.InvalidInputException>(() => new SlurmScheduler(Profile with { Partition = partition }).SubmitCommand(Job, "submissions/x.sh"));

    [Fact]
    public void CancelCommand_IdOfAnArrayOrOfNobody_IsRefused()
    {
        var scheduler = new SlurmScheduler(Profile);
        Assert.Equal("scancel --name='k3f9-1a' 17".Replace("'", "", StringComparison.Ordinal), scheduler.CancelCommand("k3f9-1a", "17"));
        Assert.Throws<Numerics.InvalidInputException>(() => scheduler.CancelCommand("k3f9-1a", ""));
        Assert.Throws<Numerics.InvalidInputException>(() => scheduler.CancelCommand("k3f9-1a", "17; reboot"));
    }

    private static string SourceFolder()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Orchestrator.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "tests", "Cluster.Tests");
    }
}
