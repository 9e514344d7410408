using System.Net.Sockets;
using Orchestrator.Sites;
using Polly;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Orchestrator.Transports;

/// <summary>SSH without a program: SSH.NET, one connection that ends with us.</summary>
/// <remarks>
/// SSH.NET trusts any host unless told otherwise: here the key must stand in known_hosts, and only key types that known_hosts has are
/// negotiated. A refused login is remembered: no further one is tried by this process, since repeated failures lock accounts.
/// </remarks>
/// <param name="endpoint">Where, and as whom.</param>
/// <param name="person">Is asked for what only a person knows.</param>
/// <param name="timeLimit">Longest time for connecting.</param>
/// <param name="firstPause">Pause before connecting is tried again.</param>
internal sealed class SshNetTransport(SshEndpoint endpoint, IOperator person, TimeSpan timeLimit, TimeSpan firstPause) : ITransport
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim connecting = new(1);
    private readonly ResiliencePipeline retry = ConnectionRetry.Create(firstPause);
    private readonly SshLogin login = new(endpoint, person);
    private OperatorNeededException? refusal;
    private SshClient? client;
    private SshClient? lost; // A connection says for a moment after its end that it lives.

    /// <inheritdoc/>
    public string Host => endpoint.Alias;

    private bool IsConnected => client is { IsConnected: true } open && open != lost;

    /// <inheritdoc/>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        if (IsConnected) return;
        await connecting.WaitAsync(cancellation);
        try
        {
            if (IsConnected) return;
            if (refusal is not null) throw new OperatorNeededException(refusal.Message, refusal);
            client?.Dispose();
            client = null;
            KnownHosts knownHosts = KnownHosts.Load(endpoint.KnownHostsFiles);
            IReadOnlyList<string> types = knownHosts.KeyTypes(endpoint.HostKeyAlias, endpoint.Port);
            if (types.Count == 0)
            {
                throw new OperatorNeededException(
                    $"{Host}: the host is not in {string.Join(" or ", endpoint.KnownHostsFiles)}: connect once with ssh, compare the fingerprint with the one the site publishes, and accept it");
            }
            client = await retry.ExecuteAsync(async token => await OpenAsync(knownHosts, types, token), cancellation);
        }
        catch (OperatorNeededException needed)
        {
            refusal = needed;
            throw;
        }
        finally
        {
            connecting.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<CommandEnd> ExecuteAsync(
        string command,
        Func<Stream, CancellationToken, Task> writeInput,
        Func<Stream, CancellationToken, Task> readOutput,
        CancellationToken cancellation)
    {
        SshClient connected = client ?? throw new InvalidOperationException("not connected");
        try
        {
            using SshCommand run = connected.CreateCommand(command);
            Task ended = run.ExecuteAsync(cancellation);
            Task output = readOutput(run.OutputStream, cancellation);
            try
            {
                await using Stream input = run.CreateInputStream();
                await writeInput(input, cancellation);
            }
            catch (Exception closed) when (closed is SshException or IOException or ObjectDisposedException or InvalidOperationException && connected.IsConnected)
            {
                // The command left before it had read everything; its exit code and its answer say why.
            }
            await ended;
            await output;
            using var error = new StreamReader(run.ExtendedOutputStream);
            return new CommandEnd(run.ExitStatus, await error.ReadToEndAsync(cancellation));
        }
        catch (Exception failure) when (failure is SshException or SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            if (failure is SshConnectionException or SocketException) lost = connected;
            throw new SiteException(Host, $"the connection was lost: {failure.Message}", isTransient: true, failure);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client?.Dispose();
        connecting.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SshClient> OpenAsync(KnownHosts knownHosts, IReadOnlyList<string> types, CancellationToken cancellation)
    {
        var connection = new ConnectionInfo(endpoint.HostName, endpoint.Port, endpoint.User, login.Methods())
        {
            Timeout = timeLimit,
            MaxSessions = RemoteShell.Channels,
        };
        foreach (string algorithm in connection.HostKeyAlgorithms.Keys.ToList())
            if (!types.Contains(KeyTypeOf(algorithm), StringComparer.Ordinal)) connection.HostKeyAlgorithms.Remove(algorithm);
        var opened = new SshClient(connection) { KeepAliveInterval = KeepAlive };
        string? complaint = null;
        opened.HostKeyReceived += (_, key) =>
        {
            HostKeyVerdict verdict = knownHosts.Judge(endpoint.HostKeyAlias, endpoint.Port, key.HostKey);
            key.CanTrust = verdict == HostKeyVerdict.Known;
            if (!key.CanTrust) complaint = Complaint(verdict, key.HostKeyName, key.FingerPrintSHA256);
        };
        try
        {
            await opened.ConnectAsync(cancellation);
            return opened;
        }
        catch (Exception failure)
        {
            opened.Dispose();
            throw Explain(failure, complaint);
        }
    }

    private Exception Explain(Exception failure, string? complaint) => failure switch
    {
        _ when complaint is not null => new OperatorNeededException(complaint, failure),
        OperatorNeededException needed => needed,
        SshAuthenticationException { InnerException: OperatorNeededException needed } => needed,
        SshAuthenticationException => new OperatorNeededException(
            $"{Host}: the login as {endpoint.User} was refused ({failure.Message.TrimEnd('.')}); it is not tried again, since repeated failures lock accounts", failure),
        SshConnectionException when failure.Message.Contains("host key", StringComparison.OrdinalIgnoreCase) =>
            new OperatorNeededException($"{Host}: the host shows none of the kinds of key that known_hosts has for it: {failure.Message}", failure),
        SshException or SocketException or IOException => new SiteException(Host, $"cannot connect: {failure.Message}", isTransient: true, failure),
        _ => failure,
    };

    private string Complaint(HostKeyVerdict verdict, string type, string fingerprint) => verdict switch
    {
        HostKeyVerdict.Changed =>
            $"{Host}: THE HOST KEY HAS CHANGED ({type} SHA256:{fingerprint}): somebody may stand between, or the host was set up anew; ask the site, then mend {endpoint.KnownHostsFiles[0]}",
        HostKeyVerdict.Revoked => $"{Host}: the host's key ({type} SHA256:{fingerprint}) is marked as revoked in known_hosts",
        _ => $"{Host}: the host's key ({type} SHA256:{fingerprint}) is not in known_hosts",
    };

    // Several signature algorithms use one type of key.
    private static string KeyTypeOf(string algorithm) => algorithm is "rsa-sha2-256" or "rsa-sha2-512" ? "ssh-rsa" : algorithm;
}
