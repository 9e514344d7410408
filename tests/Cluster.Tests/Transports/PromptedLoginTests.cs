using Orchestrator.Cluster.Tests.Fixture;
using Orchestrator.Sites;
using Orchestrator.Transports;

namespace Orchestrator.Cluster.Tests.Transports;

/// <summary>Logins that ask a person, against a real sshd with PAM: a password, then a one-time code.</summary>
[Collection(ClusterCollection.Name)]
public sealed class PromptedLoginTests(LoopbackCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KeyboardInteractive_WithTwoPrompts_AsksEachOnceAndKeepsTheConnection()
    {
        await ReadyAsync();
        var person = new ScriptedOperator(LoopbackCluster.Password, LoopbackCluster.OneTimeCode);
        await using RemoteShell shell = Shell(person, "keyboard-interactive");
        for (int i = 0; i < 3; i++) Assert.Equal(cluster.User + "\n", (await shell.RunAsync("part who id -un", Cancellation)).Text("who"));
        Assert.Equal(2, person.Questions.Count);
    }

    [Theory]
    [Trait("Duration", "Slow")]
    [InlineData("keyboard-interactive", LoopbackCluster.Password, "000000")]
    [InlineData("keyboard-interactive", "not it", LoopbackCluster.OneTimeCode)]
    [InlineData("password", "not it")]
    public async Task Login_WithAWrongAnswer_IsTriedOnceAndSaysNoSecret(string way, params string[] answers)
    {
        await ReadyAsync();
        int failed = cluster.FailedLogins("pam.log");
        await using RemoteShell shell = Shell(new ScriptedOperator(answers), way);
        OperatorNeededException needed = await Assert.ThrowsAsync<OperatorNeededException>(() => shell.ConnectAsync(Cancellation));
        Assert.DoesNotContain(answers[0], needed.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<OperatorNeededException>(() => shell.RunAsync("true", Cancellation));
        Assert.InRange(cluster.FailedLogins("pam.log") - failed, 0, 1);
    }

    [Fact]
    public async Task KeyboardInteractive_WithNobodyThere_NeedsAPerson()
    {
        await ReadyAsync();
        await using RemoteShell shell = Shell(new ScriptedOperator(), "keyboard-interactive");
        await Assert.ThrowsAsync<OperatorNeededException>(() => shell.ConnectAsync(Cancellation));
    }

    private async Task ReadyAsync()
    {
        cluster.Need();
        if (await cluster.StartPromptingAsync() is { } missing) Assert.Skip(missing);
    }

    private RemoteShell Shell(ScriptedOperator person, string way) => new(
        new SshNetTransport(
            new SshEndpoint
            {
                Alias = "asking", HostName = "127.0.0.1", HostKeyAlias = "127.0.0.1", Port = cluster.PromptingPort, User = cluster.User,
                KnownHostsFiles = [cluster.PathOf("ssh", "known_hosts_pam")], Authentication = [way],
            },
            person, TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(20)),
        "", TimeSpan.FromSeconds(30));
}
