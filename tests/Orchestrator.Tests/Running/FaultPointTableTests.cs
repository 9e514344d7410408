using System.Reflection;
using System.Text.RegularExpressions;
using Orchestrator.Sites;
using Orchestrator.Tests.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Running;

/// <summary>That no step is without a name: neither in the ledger, nor at a site, nor of a file, nor in a job script.</summary>
public sealed partial class FaultPointTableTests : IDisposable
{
    // Files whose loss or presence changes nothing: the beat, the log, who holds a lock; what the engine writes is one step; a fetched
    // file is named in FaultPointSite; HDF5 files are written under the temporary names that AtomicFile gives.
    // Export and ingest are not killed at their steps yet: what a person carries is copied under temporary names and renamed.
    private static readonly string[] OwnWays =
        ["AtomicFile.cs", "FaultPoint.cs", "HardLink.cs", "Heartbeat.cs", "OrchestratorLog.cs", "WorkspaceLock.cs", "WorkspaceLease.cs", "OutputFile.cs", "SchedulerSite.Files.cs",
            "ManagedHdf5File.cs", "CarryCommands.cs", "CarriedResults.cs", "WorkerPackage.cs"];

    private static readonly string[] FileSteps = ["-written", "-renamed", "-linked"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Names_OfTheTable_AreUsedAndUnique()
    {
        Assert.Equal(FaultPointNames.All.Count, FaultPointNames.All.Distinct(StringComparer.Ordinal).Count());
        string[] used = [.. Sources().SelectMany(source => NamedStep().Matches(source.Text)).Select(match => match.Groups["name"].Value).Distinct()];
        IEnumerable<FieldInfo> constants = typeof(FaultPointNames).GetFields().Where(field => field.IsLiteral);
        foreach (FieldInfo constant in constants)
        {
            var value = (string)constant.GetValue(null)!;
            Assert.Contains(value, FaultPointNames.All);
            Assert.True(FileSteps.Any(value.EndsWith) || used.Contains(constant.Name), $"{constant.Name} is passed nowhere");
        }
        Assert.Equal(used.Order(StringComparer.Ordinal), used.Intersect(constants.Select(constant => constant.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Steps_OfTheLedgerAndOthers_TakeTheirNamesFromTheTable()
    {
        var offenders = Sources().SelectMany(source => AnyStep().Matches(source.Text)
            .Where(match => match.Groups["argument"].Value is not ("FaultPointNames" or "name" or "step" or "$"))
            .Select(match => $"{Path.GetFileName(source.Path)}: {match.Value}")).ToList();
        Assert.Empty(offenders);
    }

    [Fact]
    public void Files_AppearInNoOtherWay()
    {
        IEnumerable<string> offenders = Sources().Where(source => FileWrite().IsMatch(source.Text)).Select(source => Path.GetFileName(source.Path)).Except(OwnWays);
        Assert.Empty(offenders);
    }

    [Fact]
    public async Task Operations_OfASite_AreStepsEach()
    {
        foreach (MethodInfo method in typeof(ISite).GetMethods().Where(method => !method.IsSpecialName))
        {
            string source = File.ReadAllText(Repository.PathOf("src", "Orchestrator", "Conducting", "FaultPointSite.cs"));
            Assert.Matches($@" {method.Name}\([^)]*\) =>\s+PassAsync\(FaultPointNames\.Site\w+, \(\) => site\.{method.Name}\(", source);
        }
        // And the conductor cannot go round it.
        Assert.Contains("this.site = site = new FaultPointSite(site);", await File.ReadAllTextAsync(
            Repository.PathOf("src", "Orchestrator", "Conducting", "Conductor.cs"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("local.sh")]
    [InlineData("slurm.sh")]
    public void Commands_OfAJobScript_FollowAPoint(string template)
    {
        string[] trace = Trace(template);

        var without = new List<string>();
        bool named = false;
        foreach (string line in trace)
        {
            string word = line.Split(' ')[0];
            if (word is "fault_point") named = true;
            else if (word is "exec" || (word.Contains("worker-stand-in", StringComparison.Ordinal) && !word.Contains('=', StringComparison.Ordinal)) || !IsOfTheShell(word))
            {
                if (!named) without.Add(line);
                named = false;
            }
        }
        Assert.Contains(trace, line => line.Contains("worker-stand-in", StringComparison.Ordinal));
        Assert.Empty(without);
    }

    [Fact]
    public void Names_InTheTemplates_AreThoseOfTheTable()
    {
        IEnumerable<string> names = Directory.GetFiles(Repository.PathOf("jobs", "templates"), "*.sh")
            .SelectMany(path => ScriptPoint().Matches(File.ReadAllText(path))).Select(match => match.Groups["name"].Value).Distinct();
        Assert.Equal(FaultPointNames.JobScript.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Path, string Text)> Sources() =>
        Directory.GetFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)).Select(path => (path, File.ReadAllText(path)));

    // Every simple command that the script runs, in order; those that only look or wait change nothing.
    private string[] Trace(string template)
    {
        string submissions = folder.File("submissions"), worker = folder.File("worker-stand-in"), trace = folder.File("trace");
        foreach (string name in (string[])["submissions", "one", "two"]) new DirectoryInfo(folder.File(name)).Create();
        File.WriteAllText(worker, "#!/bin/sh\n[ \"$1\" != begin ] || exit 20\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(worker, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string text = File.ReadAllText(Repository.PathOf("jobs", "templates", template));
        text = Placeholder().Replace(text, match => match.Groups["name"].Value switch
        {
            "ROOT" => $"'{folder.FullName}'",
            "WORKER" => $"'{worker}'",
            "TOKEN" => "token",
            "CONTAINER" or "SHELL_INIT" or "MODULES" or "HDF5" => "",
            "LAUNCHER" => "",
            "ENGINE" => $"'{worker}'",
            "HEAP" => "10000000",
            _ => "1",
        });
        File.WriteAllText(Path.Combine(submissions, "token.sh"), text);
        File.WriteAllText(Path.Combine(submissions, "token.tasks"), "one/task.json\ntwo/task.json\n");
        string command = $"exec 7>'{trace}'; BASH_XTRACEFD=7; PS4=''; set -x; source '{submissions}/token.sh'";
        (int code, string _, string error) = Processes.Run("bash", ["-c", command]);
        Assert.True(code == 0, error);
        return File.ReadAllLines(trace);
    }

    private static bool IsOfTheShell(string word) =>
        word is "wc" or "tail" or "grep" or "sleep" || word.Contains('=', StringComparison.Ordinal)
        || Processes.Run("bash", ["-c", "[ \"$(type -t -- \"$1\")\" != file ]", "bash", word]).ExitCode == 0;

    [GeneratedRegex(@"(?:FaultPoint\.Reach|\.Step|PassAsync)\(FaultPointNames\.(?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedStep();

    [GeneratedRegex(@"(?:FaultPoint\.Reach|ledger\.Step)\((?<argument>\w+|\$|"")", RegexOptions.ExplicitCapture)]
    private static partial Regex AnyStep();

    [GeneratedRegex(@"(?<![\w.])File\.(?:WriteAll|AppendAll|Move|Copy|Replace)|FileMode\.(?:Create\b|CreateNew)")]
    private static partial Regex FileWrite();

    [GeneratedRegex("fault_point (?<name>script-[a-z-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ScriptPoint();

    [GeneratedRegex("@(?<name>[A-Z_0-9]+)@", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
