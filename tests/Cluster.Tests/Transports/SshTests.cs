using System.Diagnostics;
using System.Globalization;
using Orchestrator.Cluster.Tests.Fixture;
using Orchestrator.Sites;
using Orchestrator.Transports;

namespace Orchestrator.Cluster.Tests.Transports;

/// <summary>Both SSH transports against a real sshd.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SshTests(LoopbackCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SshEndpoint Endpoint => new()
    {
        Alias = "loop",
        HostName = "127.0.0.1",
        HostKeyAlias = "127.0.0.1",
        Port = cluster.Port,
        User = cluster.User,
        IdentityFile = cluster.PathOf("ssh", "id_ed25519"),
        KnownHostsFiles = [cluster.PathOf("ssh", "known_hosts")],
    };

    private static RemoteShell Shell(SshEndpoint endpoint, params string[] answers) => Shell(endpoint, new ScriptedOperator(answers));

    private static RemoteShell Shell(SshEndpoint endpoint, ScriptedOperator person) =>
        new(new SshNetTransport(endpoint, person, TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(20)), "", TimeSpan.FromSeconds(30));

    [Fact]
    public async Task SshNet_ManyScriptsAtATime_UseOneConnection()
    {
        cluster.Need();
        int before = cluster.AcceptedLogins();
        await using RemoteShell shell = Shell(Endpoint);
        RemoteReply[] replies = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => shell.RunAsync($"part who id -un\npart n echo {i}; sleep 0.05", Cancellation)));
        Assert.All(replies, reply => Assert.Equal(cluster.User + "\n", reply.Text("who")));
        Assert.Equal(before + 1, cluster.AcceptedLogins());
    }

    [Fact]
    public async Task SshNet_FilesBothWays_ArriveWhole()
    {
        cluster.Need();
        byte[] payload = [.. Enumerable.Range(0, 3_000_000).Select(i => (byte)(i * 31 >> 3))];
        await using RemoteShell shell = Shell(Endpoint);
        RemoteReply reply = await shell.SendAsync(
            $"head -c {payload.Length} > payload\npart sum sha256sum payload", (input, stop) => input.WriteAsync(payload, stop).AsTask(), Cancellation);
        Assert.StartsWith(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(payload)), reply.Text("sum"), StringComparison.Ordinal);
        using var back = new MemoryStream();
        Assert.Equal(payload.Length, await shell.ReceiveAsync(Path.Combine(cluster.Home, "payload"), 0, long.MaxValue, back, Cancellation));
        Assert.Equal(payload, back.ToArray());
        await Assert.ThrowsAsync<SiteException>(() => shell.ReceiveAsync("/nowhere", 0, 10, back, Cancellation));
    }

    [Fact]
    public async Task SshNet_TcshAndBanners_ChangeNothing()
    {
        cluster.Need();
        await File.WriteAllTextAsync(Path.Combine(cluster.Home, ".tcshrc"), "echo 'Welcome @@orchestrator- done'\nsetenv X 'a b'\n", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(cluster.Home, ".bashrc"), "echo 'Maintenance on Monday'; echo loud >&2\n", Cancellation);
        foreach (string login in (string[])["/usr/bin/tcsh", "/bin/bash"])
        {
            await cluster.RunAsync("usermod", "-s", login, cluster.User);
            await using RemoteShell shell = Shell(Endpoint);
            RemoteReply reply = await shell.RunAsync("part text printf '%s' 'it is $HOME and !bang'", Cancellation);
            Assert.Equal("it is $HOME and !bang", reply.Text("text"));
            reply = await shell.SendAsync("part text cat /dev/null\nhead -c 3 > three\npart three cat three", (input, stop) => input.WriteAsync("abc"u8.ToArray(), stop).AsTask(), Cancellation);
            Assert.Equal("abc", reply.Text("three"));
            using var back = new MemoryStream();
            Assert.Equal(2, await shell.ReceiveAsync(Path.Combine(cluster.Home, "three"), 1, 10, back, Cancellation));
        }
    }

    [Fact]
    public async Task SshNet_HostKeyOfAnother_NeedsAPersonAndSendsNoLogin()
    {
        cluster.Need();
        string changed = cluster.PathOf("ssh", "known_hosts_changed");
        string stranger = (await File.ReadAllTextAsync(cluster.PathOf("ssh", "id_stranger.pub"), Cancellation)).Split(' ')[1];
        await File.WriteAllTextAsync(changed, $"[127.0.0.1]:{cluster.Port} ssh-ed25519 {stranger}\n", Cancellation);
        await using RemoteShell shell = Shell(Endpoint with { KnownHostsFiles = [changed] });
        OperatorNeededException needed = await Assert.ThrowsAsync<OperatorNeededException>(() => shell.ConnectAsync(Cancellation));
        Assert.Contains("THE HOST KEY HAS CHANGED", needed.Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(changed, "", Cancellation);
        await using RemoteShell unknown = Shell(Endpoint with { KnownHostsFiles = [changed] });
        needed = await Assert.ThrowsAsync<OperatorNeededException>(() => unknown.ConnectAsync(Cancellation));
        Assert.Contains("not in", needed.Message, StringComparison.Ordinal);

        string host = (await File.ReadAllTextAsync(cluster.PathOf("ssh", "known_hosts"), Cancellation)).Trim();
        await File.WriteAllTextAsync(changed, $"{host}\n@revoked {host}\n", Cancellation);
        await using RemoteShell revoked = Shell(Endpoint with { KnownHostsFiles = [changed] });
        needed = await Assert.ThrowsAsync<OperatorNeededException>(() => revoked.ConnectAsync(Cancellation));
        Assert.Contains("revoked", needed.Message, StringComparison.Ordinal);

        // Known by an RSA key only, which this host does not have: not negotiated with anything else.
        await File.WriteAllTextAsync(changed, $"[127.0.0.1]:{cluster.Port} ssh-rsa {Convert.ToBase64String([0, 0, 0, 7, .. "ssh-rsa"u8])}\n", Cancellation);
        await using RemoteShell otherType = Shell(Endpoint with { KnownHostsFiles = [changed] });
        await Assert.ThrowsAsync<OperatorNeededException>(() => otherType.ConnectAsync(Cancellation));
    }

    [Fact]
    public async Task SshNet_RefusedKey_IsTriedOnceOnly()
    {
        cluster.Need();
        int accepted = cluster.AcceptedLogins();
        await using RemoteShell shell = Shell(Endpoint with { IdentityFile = cluster.PathOf("ssh", "id_stranger") });
        OperatorNeededException needed = await Assert.ThrowsAsync<OperatorNeededException>(() => shell.ConnectAsync(Cancellation));
        Assert.Contains("refused", needed.Message, StringComparison.Ordinal);
        int connections = Connections("sshd.log");
        await Assert.ThrowsAsync<OperatorNeededException>(() => shell.RunAsync("true", Cancellation));
        Assert.Equal(connections, Connections("sshd.log"));
        Assert.Equal(accepted, cluster.AcceptedLogins());
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task SshNet_EncryptedKey_AsksForThePassphraseOnce()
    {
        cluster.Need();
        SshEndpoint locked = Endpoint with { IdentityFile = cluster.PathOf("ssh", "id_locked") };
        var person = new ScriptedOperator("open sesame");
        await using RemoteShell shell = Shell(locked, person);
        Assert.Equal("x\n", (await shell.RunAsync("part x echo x", Cancellation)).Text("x"));
        Assert.Single(person.Questions);

        await using RemoteShell wrong = Shell(locked, "let me in");
        OperatorNeededException needed = await Assert.ThrowsAsync<OperatorNeededException>(() => wrong.ConnectAsync(Cancellation));
        Assert.DoesNotContain("let me in", needed.ToString(), StringComparison.Ordinal);
        await using RemoteShell nobody = Shell(locked);
        await Assert.ThrowsAsync<OperatorNeededException>(() => nobody.ConnectAsync(Cancellation));
    }

    [Fact]
    public async Task SshNet_KeyOfTheAgent_SignsIn()
    {
        cluster.Need();
        string socket = cluster.PathOf("ssh", "agent.sock");
        using Process agent = Process.Start(new ProcessStartInfo("ssh-agent", ["-D", "-a", socket]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        try
        {
            while (!File.Exists(socket)) await Task.Delay(10, Cancellation);
            foreach (string key in (string[])["id_ed25519", "id_stranger"])
            {
                var add = new ProcessStartInfo("ssh-add", ["-q", cluster.PathOf("ssh", key)]) { RedirectStandardError = true, UseShellExecute = false };
                add.Environment["SSH_AUTH_SOCK"] = socket;
                using Process added = Process.Start(add)!;
                await added.WaitForExitAsync(Cancellation);
            }
            string publicOnly = cluster.PathOf("ssh", "agent_key");
            File.Copy(cluster.PathOf("ssh", "id_ed25519.pub"), publicOnly + ".pub", overwrite: true);
            await using RemoteShell shell = Shell(Endpoint with { IdentityFile = publicOnly, AgentSocket = socket });
            Assert.Equal("x\n", (await shell.RunAsync("part x echo x", Cancellation)).Text("x"));

            await using RemoteShell several = Shell(Endpoint with { IdentityFile = null, AgentSocket = socket });
            OperatorNeededException needed = await Assert.ThrowsAsync<OperatorNeededException>(() => several.ConnectAsync(Cancellation));
            Assert.Contains("holds 2 keys", needed.Message, StringComparison.Ordinal);
        }
        finally
        {
            agent.Kill();
        }
    }

    [Fact]
    public async Task SshNet_ConnectionCutInACommand_IsTransientAndTheNextCommandConnectsAnew()
    {
        cluster.Need();
        await using RemoteShell shell = Shell(Endpoint);
        // sshd's child for the session is the parent of the login shell's parent.
        SiteException lost = await Assert.ThrowsAsync<SiteException>(() => shell.RunAsync("kill -9 $(ps -o ppid= -p $PPID) $PPID; sleep 5", Cancellation));
        Assert.True(lost.IsTransient);
        Assert.Equal("x\n", (await shell.RunAsync("part x echo x", Cancellation)).Text("x"));
    }

    [Fact]
    public async Task SshNet_NobodyListens_IsTransient()
    {
        cluster.Need();
        await using RemoteShell shell = Shell(Endpoint with { Port = cluster.Port + 31, HostKeyAlias = "x", KnownHostsFiles = [await KnownAsAsync($"[x]:{cluster.Port + 31}")] });
        SiteException failure = await Assert.ThrowsAsync<SiteException>(() => shell.ConnectAsync(Cancellation));
        Assert.True(failure.IsTransient);
    }

    [Fact]
    public async Task SshProgram_WithAMaster_LogsInOnceForSeveralOrchestrators()
    {
        cluster.Need();
        int before = cluster.AcceptedLogins();
        SshProgramTransport Transport() => new(
            "loop", ["-F", cluster.PathOf("ssh", "ssh_config")], cluster.PathOf("cm"), new ScriptedOperator(), TimeSpan.FromMilliseconds(20));
        try
        {
            for (int i = 0; i < 2; i++)
            {
                await using var shell = new RemoteShell(Transport(), "", TimeSpan.FromSeconds(30));
                RemoteReply[] replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => shell.RunAsync("part who id -un", Cancellation)));
                Assert.All(replies, reply => Assert.Equal(cluster.User + "\n", reply.Text("who")));
            }
            Assert.Equal(before + 1, cluster.AcceptedLogins());
        }
        finally
        {
            await using SshProgramTransport ended = Transport();
            await ended.EndMasterAsync(Cancellation);
        }
    }

    [Fact]
    public async Task SshProgram_RefusedKeyOrUnknownHost_NeedsAPerson()
    {
        cluster.Need();
        string[] options = ["-F", cluster.PathOf("ssh", "ssh_config"), "-i", cluster.PathOf("ssh", "id_stranger")];
        await using var refused = new SshProgramTransport(
            "loop", ["-F", "none", "-o", $"Port={cluster.Port}", "-o", $"User={cluster.User}", "-o", "HostName=127.0.0.1", "-o", "IdentitiesOnly=yes",
                "-o", $"IdentityFile={cluster.PathOf("ssh", "id_stranger")}", "-o", $"UserKnownHostsFile={cluster.PathOf("ssh", "known_hosts")}"],
            cluster.PathOf("cm2"), new ScriptedOperator(), TimeSpan.FromMilliseconds(20));
        OperatorNeededException needed = await Assert.ThrowsAsync<OperatorNeededException>(() => refused.ConnectAsync(Cancellation));
        Assert.Contains("Permission denied", needed.Message, StringComparison.Ordinal);

        await using var unknown = new SshProgramTransport(
            "loop", [.. options, "-o", "UserKnownHostsFile=/dev/null"], cluster.PathOf("cm3"), new ScriptedOperator(), TimeSpan.FromMilliseconds(20));
        needed = await Assert.ThrowsAsync<OperatorNeededException>(() => unknown.ConnectAsync(Cancellation));
        Assert.Contains("Host key verification failed", needed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SshProgram_WithAMasterOfOtherOptionsOpen_DoesNotUseIt()
    {
        cluster.Need();
        string sockets = cluster.PathOf("cm4");
        string[] options = ["-F", cluster.PathOf("ssh", "ssh_config")];
        await using var welcome = new SshProgramTransport("loop", options, sockets, new ScriptedOperator(), TimeSpan.FromMilliseconds(20));
        await welcome.ConnectAsync(Cancellation);
        try
        {
            await using var unknown = new SshProgramTransport(
                "loop", [.. options, "-o", "UserKnownHostsFile=/dev/null"], sockets, new ScriptedOperator(), TimeSpan.FromMilliseconds(20));
            OperatorNeededException needed = await Assert.ThrowsAsync<OperatorNeededException>(() => unknown.ConnectAsync(Cancellation));
            Assert.Contains("Host key verification failed", needed.Message, StringComparison.Ordinal);
        }
        finally
        {
            await welcome.EndMasterAsync(Cancellation);
        }
    }

    private int Connections(string log) => File.ReadLines(cluster.PathOf("log", log)).Count(line => line.StartsWith("Connection from", StringComparison.Ordinal));

    private async Task<string> KnownAsAsync(string name)
    {
        string file = cluster.PathOf("ssh", "known_hosts_other");
        string key = (await File.ReadAllTextAsync(cluster.PathOf("ssh", "known_hosts"), Cancellation)).Split(' ', 2)[1];
        await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"{name} {key}"), Cancellation);
        return file;
    }
}
