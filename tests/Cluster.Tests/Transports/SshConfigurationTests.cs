using System.Diagnostics;
using Orchestrator.Numerics;
using Orchestrator.Transports;

namespace Orchestrator.Cluster.Tests.Transports;

public sealed class SshConfigurationTests
{
    private const string Text = """
        # mine
        Include extra.conf
        Host neuron login*
            HostName = neuron.example.org
            Port 2222
        Host !login9 login9 *
            User "me myself"
            Port 1
        Match all
            IdentityFile ~/.ssh/first
        Host neuron
            IdentityFile ~/.ssh/second
        """;

    [Fact]
    public async Task Find_OfSeveralHosts_IsWhatSshItselfSays()
    {
        if (!File.Exists("/usr/bin/ssh")) Assert.Skip("ssh is not installed");
        using var folder = new TemporaryFolder();
        string file = folder.File("config");
        await File.WriteAllTextAsync(file, Text.Replace("extra.conf", folder.File("extra.conf"), StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("extra.conf"), "Host neuron\n  HostKeyAlias key.example.org\n", TestContext.Current.CancellationToken);
        foreach (string host in (string[])["neuron", "login1", "login9", "elsewhere"])
        {
            Dictionary<string, string> expected = await AskSshAsync(file, host);
            SshConfiguration read = SshConfiguration.Load(host, [file], "/home/somebody");
            Assert.Equal(expected["hostname"], read.Find("HostName") ?? host);
            Assert.Equal(expected["port"], read.Find("Port") ?? "22");
            Assert.Equal(expected["user"], read.Find("User") ?? Environment.UserName);
            if (expected.TryGetValue("hostkeyalias", out string? alias)) Assert.Equal(alias, read.Find("HostKeyAlias"));
            Assert.Equal(expected["identityfile"], string.Join(' ', read.FindAll("IdentityFile")));
        }
    }

    [Fact]
    public void Load_KeywordWithoutValue_NamesFileAndLine()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("config"), "Host a\nPort\n");
        InvalidInputException complaint = Assert.Throws<InvalidInputException>(() => SshConfiguration.Load("a", [folder.File("config")], "/"));
        Assert.Equal((folder.File("config"), 2, "Port"), (complaint.File, complaint.Line, complaint.Key));
    }

    private static async Task<Dictionary<string, string>> AskSshAsync(string file, string host)
    {
        using Process ssh = Process.Start(new ProcessStartInfo("ssh", ["-G", "-F", file, host]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        string output = await ssh.StandardOutput.ReadToEndAsync();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ', 2);
            values[words[0]] = values.TryGetValue(words[0], out string? earlier) ? $"{earlier} {words[^1]}" : words[^1];
        }
        return values;
    }
}
