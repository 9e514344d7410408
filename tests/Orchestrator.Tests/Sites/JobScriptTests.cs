using System.Diagnostics;
using Orchestrator.Sites;

namespace Orchestrator.Tests.Sites;

/// <summary>Job scripts, run by bash with a stand-in for the worker that notes its calls.</summary>
public sealed class JobScriptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("local")]
    [InlineData("slurm")]
    public async Task Render_OfEachTemplate_IsWhatBashCanRead(string scheduler)
    {
        File.WriteAllText(folder.File("job.sh"), Script("exit 0").Render(JobScript.Template(scheduler)));

        Assert.Equal((0, ""), await BashAsync(["-n", folder.File("job.sh")]));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("it's \"quoted\" \\ twice ''")]
    [InlineData("$(touch executed) `touch executed` ${HOME} !!")]
    [InlineData("a\nline; touch executed\n")]
    [InlineData("-n")]
    [InlineData("Ω σ₈ 小")]
    public async Task Quote_OfAnyWord_IsReadBackUnchanged(string word)
    {
        (int code, string text) = await BashAsync(["-c", $"printf %s. {JobScript.Quote(word)}"]);

        Assert.Equal((0, word + "."), (code, text));
        Assert.False(File.Exists(folder.File("executed")));
    }

    [Fact]
    public void Render_OfATemplateWithAnUnknownValue_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Script("exit 0").Render("echo @NO_SUCH_VALUE@"));

    [Theory]
    [InlineData("exit 0", "0")]
    [InlineData("exit 3", "3")]
    [InlineData("kill -ABRT $$", "134")]
    [InlineData("echo 'Pinocchio done!'; exec sleep 1000", "143")] // hangs after its last words
    public async Task Job_WithAnEngine_HandsItsExitCodeToFinish(string engine, string exitCode)
    {
        (int code, _) = await RunAsync(Script(engine), "begin=20");

        Assert.Equal(0, code);
        Assert.Equal(["begin a/task.json", $"finish a/task.json --exit {exitCode}"], Calls());
    }

    [Fact]
    public async Task Job_WithoutItsEngine_SaysSoToFinish()
    {
        await RunAsync(Script("exit 0") with { Engine = folder.File("nowhere") }, "begin=20");

        Assert.Equal(["begin a/task.json", "finish a/task.json --exit 127"], Calls());
    }

    [Theory]
    [InlineData("begin=0", 0, "begin a/task.json|finish a/task.json")]
    [InlineData("begin=10", 0, "begin a/task.json")] // another job has it
    [InlineData("begin=2", 1, "begin a/task.json")]
    [InlineData("begin=0 finish=1", 1, "begin a/task.json|finish a/task.json")]
    [InlineData("begin=0 finish=10", 0, "begin a/task.json|finish a/task.json")]
    public async Task Job_OfOneMember_ActsOnTheWorkersExitCodes(string codes, int expected, string calls)
    {
        (int code, _) = await RunAsync(Script("exit 0"), codes);

        Assert.Equal(expected, code);
        Assert.Equal(calls.Split('|'), Calls());
    }

    [Fact]
    public async Task Job_OfSeveralMembers_RunsAllAlthoughOneFails()
    {
        (int code, _) = await RunAsync(Script("exit 0") with { Concurrency = 2 }, "begin=2", "a", "b", "c");

        Assert.Equal(1, code);
        Assert.Equal(["begin a/task.json", "begin b/task.json", "begin c/task.json"], Calls().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Job_ToldToEnd_EndsTheEnginesGroupAndLeavesTheMarker()
    {
        Prepare(Script("sleep 1000 & echo $! > child; wait"), "begin=20", ["a"]);
        using Process job = Process.Start(Start([folder.File("job.sh")]))!;
        string child = folder.File("a/child");
        while (!File.Exists(child) || new FileInfo(child).Length == 0) await Task.Delay(20, TestContext.Current.CancellationToken);

        using (Process kill = Process.Start("kill", ["-TERM", $"{job.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await job.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, job.ExitCode);
        Assert.True(File.Exists(folder.File("a/stopped")));
        string process = $"/proc/{File.ReadAllText(child).Trim()}";
        for (int look = 0; look < 250 && Directory.Exists(process); look++) await Task.Delay(20, TestContext.Current.CancellationToken); // init reaps it
        Assert.False(Directory.Exists(process));
        Assert.Equal(["begin a/task.json"], Calls());
    }

    private JobScript Script(string engine)
    {
        string program = folder.File("it's an engine.x");
        File.WriteAllText(program, "#!/bin/sh\n" + engine + "\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new JobScript
        {
            Root = folder.FullName, Tasks = "t.tasks", Worker = ["/bin/sh", folder.File("worker")], Engine = program, Grace = 0, Threads = 1, HeapLimit = 1L << 30,
        };
    }

    private void Prepare(JobScript script, string codes, string[] members)
    {
        File.WriteAllText(folder.File("worker"), $"{codes.Replace(' ', '\n')}\ncommand=$1 task=${{2#{folder.FullName}/}}\nshift 2\necho $command $task \"$@\" >> '{folder.File("calls")}'\n"
            + "case $command in begin) exit ${begin-0} ;; *) exit ${finish-0} ;; esac\n");
        File.WriteAllLines(folder.File("t.tasks"), members.Select(member => member + "/task.json"));
        foreach (string member in members) new DirectoryInfo(folder.File(member)).Create();
        File.WriteAllText(folder.File("job.sh"), script.Render(JobScript.Template("local")));
    }

    private async Task<(int Code, string Text)> RunAsync(JobScript script, string codes, params string[] members)
    {
        Prepare(script, codes, members.Length == 0 ? ["a"] : members);
        return await BashAsync([folder.File("job.sh")]);
    }

    private string[] Calls() => [.. File.ReadAllLines(folder.File("calls")).Select(line => line.TrimEnd())];

    private ProcessStartInfo Start(string[] arguments) => new("bash", arguments) { UseShellExecute = false, WorkingDirectory = folder.FullName };

    private async Task<(int Code, string Text)> BashAsync(string[] arguments)
    {
        ProcessStartInfo start = Start(arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }
}
