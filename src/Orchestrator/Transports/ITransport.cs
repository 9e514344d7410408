namespace Orchestrator.Transports;

/// <summary>A way to run commands on one host. It carries bytes and knows nothing of what they mean.</summary>
/// <remarks>
/// Commands are constants of <see cref="RemoteShell"/>; whatever varies goes through standard input, so that no shell of the user's ever
/// parses a value. Implementations may be used from several threads.
/// </remarks>
internal interface ITransport : IAsyncDisposable
{
    /// <summary>The host as a person knows it, for messages.</summary>
    string Host { get; }

    /// <summary>Connects if there is no connection. Connecting and key exchange are tried again; authentication never is.</summary>
    /// <exception cref="Sites.OperatorNeededException">Only a person can go on: an unknown or changed host key, a refused login.</exception>
    /// <exception cref="Sites.SiteException">The host cannot be reached.</exception>
    Task ConnectAsync(CancellationToken cancellation);

    /// <summary>Runs a command on a connected host.</summary>
    /// <param name="command">A constant text, safe in any login shell.</param>
    /// <param name="writeInput">Writes the command's standard input, which is closed afterwards.</param>
    /// <param name="readOutput">Reads the command's standard output to its end.</param>
    /// <param name="cancellation">Lets go of the command; it may go on at the other side.</param>
    /// <exception cref="Sites.SiteException">The connection was lost.</exception>
    Task<CommandEnd> ExecuteAsync(
        string command,
        Func<Stream, CancellationToken, Task> writeInput,
        Func<Stream, CancellationToken, Task> readOutput,
        CancellationToken cancellation);
}
