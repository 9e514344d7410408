using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orchestrator.Sites;

namespace Orchestrator.Transports;

/// <summary>Runs scripts on a host and reads their answers, whatever the user's login shell is and prints.</summary>
/// <remarks>
/// The command is always one of two constants; script and values go in on standard input. Answers stand between sentinels with a number
/// that no banner can know, each part with its return code; an answer without the closing sentinel was cut and counts as none.
/// At most <see cref="Channels"/> commands run at a time (sshd allows ten a connection by default).
/// </remarks>
/// <param name="transport">Carries the bytes; disposed with this.</param>
/// <param name="shellInit">Lines of the site's profile that make the scheduler's programs known; their output is thrown away.</param>
/// <param name="timeLimit">Longest time that a script may take.</param>
internal sealed class RemoteShell(ITransport transport, string shellInit, TimeSpan timeLimit) : IAsyncDisposable
{
    /// <summary>Most commands at a time.</summary>
    public const int Channels = 8;

    /// <summary>Runs the script that stands on its input.</summary>
    public const string ScriptCommand = "/bin/sh -s";

    /// <summary>Runs the script whose length in bytes stands on the first line; what follows it is the script's own input.</summary>
    public const string FramedCommand = """/bin/sh -c 'read -r n && eval "$(head -c "$n")"'""";

    private readonly SemaphoreSlim channels = new(Channels);

    /// <summary>The host as a person knows it.</summary>
    public string Host => transport.Host;

    /// <summary>Connects if there is no connection.</summary>
    /// <exception cref="OperatorNeededException">Only a person can go on.</exception>
    /// <exception cref="SiteException">The host cannot be reached.</exception>
    public Task ConnectAsync(CancellationToken cancellation) => transport.ConnectAsync(cancellation);

    /// <summary>Runs a script. In it, <c>part NAME COMMAND...</c> runs a command whose output and return code become a section of the
    /// reply; <c>open NAME</c> and <c>close NAME CODE</c> do the same around several commands.</summary>
    /// <exception cref="SiteException">The answer did not come whole: what the script did is not known.</exception>
    public Task<RemoteReply> RunAsync(string script, CancellationToken cancellation) =>
        ExchangeAsync(ScriptCommand, script, null, cancellation);

    /// <summary>Runs a script that reads its standard input.</summary>
    /// <param name="script">The script.</param>
    /// <param name="writePayload">Writes what the script reads.</param>
    /// <param name="cancellation">Lets go of it.</param>
    /// <exception cref="SiteException">The answer did not come whole.</exception>
    public Task<RemoteReply> SendAsync(string script, Func<Stream, CancellationToken, Task> writePayload, CancellationToken cancellation) =>
        ExchangeAsync(FramedCommand, script, writePayload, cancellation);

    /// <summary>Copies a part of a remote file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="count">Most bytes.</param>
    /// <param name="target">Where they are written, in order.</param>
    /// <param name="cancellation">Stops; what has come is written.</param>
    /// <returns>How many bytes came; fewer than <paramref name="count"/> only at the end of the file.</returns>
    /// <exception cref="SiteException">The file is not there or the connection was lost.</exception>
    public async Task<long> ReceiveAsync(string path, long offset, long count, Stream target, CancellationToken cancellation)
    {
        string sentinel = NewSentinel();
        string script = string.Create(CultureInfo.InvariantCulture, $"""
            [ -r {ShellText.Quote(path)} ] || exit 2
            exec 2>/dev/null
            printf '\n%s data\n' '{sentinel}'
            tail -c +{offset + 1} {ShellText.Quote(path)} | head -c {count}

            """);
        long copied = 0;
        bool isFound = false;
        CommandEnd end = await GuardedAsync(token => transport.ExecuteAsync(
            ScriptCommand,
            (input, stop) => input.WriteAsync(Encoding.UTF8.GetBytes(script), stop).AsTask(),
            async (output, stop) =>
            {
                isFound = await SkipToAsync(output, Encoding.ASCII.GetBytes($"\n{sentinel} data\n"), stop);
                byte[] buffer = new byte[1 << 16];
                for (int read; isFound && (read = await output.ReadAsync(buffer, stop)) > 0; copied += read)
                    await target.WriteAsync(buffer.AsMemory(0, read), stop);
            },
            token), cancellation);
        return isFound && end.ExitCode == 0 ? copied : throw Cut($"copying {path}", end);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        channels.Dispose();
        return transport.DisposeAsync();
    }

    private static string NewSentinel() => "@@orchestrator-" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>Reads up to and with a mark; false at the end of the stream.</summary>
    private static async Task<bool> SkipToAsync(Stream stream, byte[] mark, CancellationToken cancellation)
    {
        // The mark begins with its only line break, so a mismatch can only restart at its first byte.
        byte[] one = new byte[1];
        for (int matched = 0; matched < mark.Length;)
        {
            if (await stream.ReadAsync(one, cancellation) == 0) return false;
            matched = one[0] == mark[matched] ? matched + 1 : one[0] == mark[0] ? 1 : 0;
        }
        return true;
    }

    private async Task<RemoteReply> ExchangeAsync(
        string command, string script, Func<Stream, CancellationToken, Task>? writePayload, CancellationToken cancellation)
    {
        string sentinel = NewSentinel();
        byte[] text = Encoding.UTF8.GetBytes(Compose(script, sentinel));
        using var reply = new MemoryStream();
        CommandEnd end = await GuardedAsync(token => transport.ExecuteAsync(
            command,
            async (input, stop) =>
            {
                if (writePayload is not null) await input.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text.Length}\n")), stop);
                await input.WriteAsync(text, stop);
                if (writePayload is not null) await writePayload(input, stop);
            },
            (output, stop) => output.CopyToAsync(reply, stop),
            token), cancellation);
        string output = Encoding.UTF8.GetString(reply.GetBuffer(), 0, (int)reply.Length);
        return RemoteReply.Parse(output, sentinel, end.Error) ?? throw Cut("the answer was cut", end);
    }

    private string Compose(string script, string sentinel) => $$"""
        open() { printf '\n%s begin %s\n' '{{sentinel}}' "$1"; }
        close() { printf '\n%s end %s %s\n' '{{sentinel}}' "$1" "$2"; }
        part() { name=$1; shift; open "$name"; "$@" </dev/null; close "$name" $?; }
        leave() { printf '\n%s done\n' '{{sentinel}}'; exit 0; }
        { :
        {{shellInit}}
        } >/dev/null 2>&1
        {{script}}
        leave

        """;

    private async Task<CommandEnd> GuardedAsync(Func<CancellationToken, Task<CommandEnd>> execute, CancellationToken cancellation)
    {
        await channels.WaitAsync(cancellation);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await transport.ConnectAsync(cancellation);
            limited.CancelAfter(timeLimit);
            return await execute(limited.Token);
        }
        catch (OperationCanceledException timeout) when (!cancellation.IsCancellationRequested)
        {
            throw new SiteException(Host, $"no answer within {timeLimit.TotalSeconds:R} s", isTransient: true, timeout);
        }
        finally
        {
            channels.Release();
        }
    }

    private SiteException Cut(string what, CommandEnd end)
    {
        string words = end.Error.Trim();
        string code = end.ExitCode is { } known ? string.Create(CultureInfo.InvariantCulture, $"exit code {known}") : "no exit code";
        return new SiteException(Host, words.Length == 0 ? $"{what} ({code})" : $"{what} ({code}): {words}", isTransient: true);
    }
}
