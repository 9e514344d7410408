using Orchestrator.Campaigns;
using Orchestrator.Sites;

namespace Orchestrator.Cluster.Tests.Slurm;

public sealed class SiteProfileTests
{
    public static TheoryData<string> Shipped => [.. Directory.GetFiles(SitesFolder(), "*.yaml").Select(path => Path.GetFileName(path)!)];

    [Theory, MemberData(nameof(Shipped))]
    public void Read_EachShippedProfile_IsUnderstood(string file)
    {
        SiteProfile profile = SiteProfileReader.Read(file, SitesFolder(), "me");
        Assert.Equal(Path.GetFileNameWithoutExtension(file), profile.Name);
        Assert.DoesNotContain("{", profile.Root, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("partition: nor mal", 5, "partition", "nor mal")]
    [InlineData("root: relative/path", 4, "root", "relative/path")]
    [InlineData("root: /a/../b", 4, "root", "/a/../b")]
    [InlineData("required_options: [comment]", 5, "required_options", "'comment' is not an option")]
    [InlineData("forbidden_options: ['--mem=3']", 5, "forbidden_options", "'--mem=3' is not an option")]
    [InlineData("authentication: [telepathy]", 5, "authentication", "keyboard-interactive")]
    [InlineData("scheduler: slrum", 2, "scheduler", "did you mean 'slurm'?")]
    [InlineData("polls: 3", 5, "polls", "unknown key")]
    [InlineData("limits: { active_jobs: 0 }", 5, "limits.active_jobs", "out of range")]
    [InlineData("limits: { jobs: 1 }", 5, "limits.jobs", "unknown key")]
    [InlineData("timings: { poll: 0 }", 5, "timings.poll", "out of range")]
    [InlineData("pinocchio: bin/pinocchio.x", 5, "pinocchio", "absolute path")]
    [InlineData("launcher: srun", 5, "launcher", "{ranks}")]
    [InlineData("limits: { cores_per_task: 0 }", 5, "limits.cores_per_task", "out of range")]
    [InlineData("timings: { engine_grace: -1 }", 5, "timings.engine_grace", "out of range")]
    [InlineData("port: 70000", 5, "port", "70000")]
    public void Read_WrongValue_NamesLineAndKey(string line, int number, string key, string words)
    {
        using var folder = new TemporaryFolder();
        string name = line[..line.IndexOf(':', StringComparison.Ordinal)];
        string[] lines = ["site: x", "scheduler: slurm", "host: y", "root: /scratch"];
        int replaced = Array.FindIndex(lines, given => given.StartsWith(name + ":", StringComparison.Ordinal));
        if (replaced >= 0) lines[replaced] = line;
        else lines = [.. lines, line];
        File.WriteAllLines(folder.File("x.yaml"), lines);
        InvalidCampaignException refused = Assert.Throws<InvalidCampaignException>(() => SiteProfileReader.Read("x.yaml", folder.FullName, "me"));
        Numerics.InvalidInputException complaint = Assert.Single(refused.Complaints);
        Assert.Equal((number, key), (complaint.Line, complaint.Key));
        Assert.Contains(words, complaint.Message, StringComparison.Ordinal);
    }

    private static string SitesFolder()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Orchestrator.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "jobs", "sites");
    }
}
