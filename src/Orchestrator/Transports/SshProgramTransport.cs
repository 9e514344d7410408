using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orchestrator.Sites;
using Polly;

namespace Orchestrator.Transports;

/// <summary>The system's <c>ssh</c> with a control master: brings the person's whole configuration (jump hosts, certificates, GSSAPI), and
/// the connection outlives us, so that a one-time password is typed once.</summary>
/// <remarks>Commands go over the master's socket only: when it is gone nothing logs in by itself in the background of another command.</remarks>
/// <param name="endpoint">Where, and as whom; user, port and key are given to ssh only where the site profile names them.</param>
/// <param name="options">Further options as <c>-o</c> takes them, and <c>-F</c> with its file.</param>
/// <param name="socketFolder">Folder of mode 0700 for the master's socket; short, since a socket's path may have 104 characters.</param>
/// <param name="person">Whether somebody can answer ssh's questions at the terminal.</param>
/// <param name="firstPause">Pause before connecting is tried again.</param>
internal sealed class SshProgramTransport(
    string endpoint, IReadOnlyList<string> options, string socketFolder, IOperator person, TimeSpan firstPause) : ProcessTransport
{
    private const int SshFailed = 255;
    private const string Persist = "ControlPersist=72h";
    private static readonly string[] NeedsAPerson =
        ["Permission denied", "Host key verification failed", "REMOTE HOST IDENTIFICATION HAS CHANGED", "No matching host key type", "no matching host key type", "Too many authentication failures"];

    private readonly SemaphoreSlim connecting = new(1);
    private readonly ResiliencePipeline retry = ConnectionRetry.Create(firstPause);
    private OperatorNeededException? refusal;
    private bool isChecked;

    /// <inheritdoc/>
    public override string Host => endpoint;

    // A master made with other keys or known hosts would let in whom these options refuse: %C tells apart host, port and user only.
    private string[] ToMaster { get; } =
        [.. options, "-o", $"ControlPath={Path.Combine(socketFolder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', options))).AsSpan(0, 4)))}-%C"];

    /// <inheritdoc/>
    public override async Task ConnectAsync(CancellationToken cancellation)
    {
        if (isChecked) return;
        await connecting.WaitAsync(cancellation);
        try
        {
            if (isChecked) return;
            if (refusal is not null) throw new OperatorNeededException(refusal.Message, refusal);
            Worker.Folders.Create(socketFolder);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(socketFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await retry.ExecuteAsync(async token => await StartMasterAsync(token), cancellation);
            isChecked = true;
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
    public override async Task<CommandEnd> ExecuteAsync(
        string command,
        Func<Stream, CancellationToken, Task> writeInput,
        Func<Stream, CancellationToken, Task> readOutput,
        CancellationToken cancellation)
    {
        CommandEnd end = await base.ExecuteAsync(command, writeInput, readOutput, cancellation);
        // 255 may also be the command's own code; looking at the master again costs one short call.
        if (end.ExitCode is SshFailed) isChecked = false;
        return end.ExitCode is SshFailed ? throw new SiteException(Host, $"the connection was lost: {end.Error.Trim()}", isTransient: true) : end;
    }

    /// <summary>Ends the master.</summary>
    public async Task EndMasterAsync(CancellationToken cancellation)
    {
        using Process ended = Start("ssh", [.. ToMaster, "-O", "exit", "--", endpoint]);
        await ended.WaitForExitAsync(cancellation);
        isChecked = false;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        connecting.Dispose();
        return base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override (string Program, IReadOnlyList<string> Arguments) CommandLine(string command) =>
        ("ssh", [.. ToMaster, "-o", "ControlMaster=no", "-o", "BatchMode=yes", "-o", "PreferredAuthentications=none", "-T", "--", endpoint, command]);

    private async Task StartMasterAsync(CancellationToken cancellation)
    {
        using (Process check = Start("ssh", [.. ToMaster, "-O", "check", "--", endpoint]))
        {
            await check.WaitForExitAsync(cancellation);
            if (check.ExitCode == 0) return;
        }
        // The master stays in the background and would keep a pipe of ours open: it writes its complaints to a file.
        string log = Path.Combine(socketFolder, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}.log"));
        try
        {
            var start = new ProcessStartInfo("ssh") { UseShellExecute = false, RedirectStandardInput = true };
            string batch = person.IsPresent ? "BatchMode=no" : "BatchMode=yes";
            string[] arguments =
                [.. ToMaster, "-E", log, "-M", "-f", "-N", "-T", "-o", "LogLevel=ERROR", "-o", Persist, "-o", "StrictHostKeyChecking=yes", "-o", "NumberOfPasswordPrompts=1", "-o", "ServerAliveInterval=30", "-o", batch, "--", endpoint];
            foreach (string argument in arguments) start.ArgumentList.Add(argument);
            using Process master = Process.Start(start)!;
            master.StandardInput.Close();
            await master.WaitForExitAsync(cancellation);
            if (master.ExitCode == 0) return;
            string words = File.Exists(log) ? (await File.ReadAllTextAsync(log, cancellation)).Trim() : "";
            throw NeedsAPerson.Any(sign => words.Contains(sign, StringComparison.Ordinal))
                ? new OperatorNeededException($"{Host}: {words} (a login is not tried again: repeated failures lock accounts)")
                : new SiteException(Host, $"cannot connect: {words}", isTransient: true);
        }
        finally
        {
            File.Delete(log);
        }
    }
}
