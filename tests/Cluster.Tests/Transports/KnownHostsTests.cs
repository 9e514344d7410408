using System.Diagnostics;
using Orchestrator.Transports;

namespace Orchestrator.Cluster.Tests.Transports;

public sealed class KnownHostsTests
{
    private static readonly byte[] Key = Convert.FromBase64String(KeyText);
    private const string KeyText = "AAAAC3NzaC1lZDI1NTE5AAAAIGPKqg0rVTnGEOhJYmCzMFJaNHxwRmxVBtZ2ikB1e5Zy";
    private const string OtherText = "AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Theory]
    [InlineData("cluster", "cluster", 22, nameof(HostKeyVerdict.Known))]
    [InlineData("cluster", "CLUSTER", 22, nameof(HostKeyVerdict.Known))]
    [InlineData("cluster", "other", 22, nameof(HostKeyVerdict.Unknown))]
    [InlineData("cluster", "cluster", 2222, nameof(HostKeyVerdict.Unknown))]
    [InlineData("[cluster]:2222", "cluster", 2222, nameof(HostKeyVerdict.Known))]
    [InlineData("a,*.example.org,!evil.example.org", "login.example.org", 22, nameof(HostKeyVerdict.Known))]
    [InlineData("a,*.example.org,!evil.example.org", "evil.example.org", 22, nameof(HostKeyVerdict.Unknown))]
    [InlineData("node?", "node7", 22, nameof(HostKeyVerdict.Known))]
    public void Judge_NamesAndPatterns_AsSshdsManualSays(string names, string host, int port, string expected)
    {
        var hosts = KnownHosts.Parse($"# comment\n\n{names} ssh-ed25519 {KeyText} somebody\n");
        Assert.Equal(expected, hosts.Judge(host, port, Key).ToString());
    }

    [Fact]
    public void Judge_AnotherKeyForTheHost_IsAChange()
    {
        var hosts = KnownHosts.Parse($"cluster ssh-ed25519 {OtherText}\n");
        Assert.Equal(HostKeyVerdict.Changed, hosts.Judge("cluster", 22, Key));
        Assert.Equal(["ssh-ed25519"], hosts.KeyTypes("cluster", 22));
    }

    [Fact]
    public void Judge_RevokedKey_IsRevokedEvenIfItIsAlsoKnown()
    {
        var hosts = KnownHosts.Parse($"cluster ssh-ed25519 {KeyText}\n@revoked * ssh-ed25519 {KeyText}\n");
        Assert.Equal(HostKeyVerdict.Revoked, hosts.Judge("cluster", 22, Key));
    }

    [Fact]
    public void Judge_CertificateAuthorityAndDamagedLines_SayNothing()
    {
        var hosts = KnownHosts.Parse($"@cert-authority * ssh-ed25519 {KeyText}\ncluster ssh-ed25519\ncluster ssh-ed25519 ???\n|1|x ssh-ed25519 {KeyText}\n");
        Assert.Equal(HostKeyVerdict.Unknown, hosts.Judge("cluster", 22, Key));
        Assert.Empty(hosts.KeyTypes("cluster", 22));
    }

    [Fact]
    public async Task Judge_NamesHashedBySshKeygen_AreFound()
    {
        if (!File.Exists("/usr/bin/ssh-keygen")) Assert.Skip("ssh-keygen is not installed");
        using var folder = new TemporaryFolder();
        string file = folder.File("known_hosts");
        await File.WriteAllTextAsync(file, $"cluster ssh-ed25519 {KeyText}\n[cluster]:2222 ssh-ed25519 {OtherText}\n", TestContext.Current.CancellationToken);
        using (Process hash = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-H", "-f", file]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!)
            await hash.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("cluster", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        KnownHosts hosts = KnownHosts.Load([file, folder.File("missing")]);
        Assert.Equal(HostKeyVerdict.Known, hosts.Judge("cluster", 22, Key));
        Assert.Equal(HostKeyVerdict.Changed, hosts.Judge("cluster", 2222, Key));
        Assert.Equal(HostKeyVerdict.Unknown, hosts.Judge("cluster2", 22, Key));
    }
}
