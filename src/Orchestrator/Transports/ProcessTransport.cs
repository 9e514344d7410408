using System.ComponentModel;
using System.Diagnostics;
using Orchestrator.Sites;

namespace Orchestrator.Transports;

/// <summary>Runs commands through a program of this machine.</summary>
internal abstract class ProcessTransport : ITransport
{
    /// <inheritdoc/>
    public abstract string Host { get; }

    /// <inheritdoc/>
    public abstract Task ConnectAsync(CancellationToken cancellation);

    /// <inheritdoc/>
    public virtual async Task<CommandEnd> ExecuteAsync(
        string command,
        Func<Stream, CancellationToken, Task> writeInput,
        Func<Stream, CancellationToken, Task> readOutput,
        CancellationToken cancellation)
    {
        (string program, IReadOnlyList<string> arguments) = CommandLine(command);
        using Process process = Start(program, arguments);
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
            Task output = readOutput(process.StandardOutput.BaseStream, cancellation);
            try
            {
                await writeInput(process.StandardInput.BaseStream, cancellation);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // The command left before it had read everything; its exit code and its answer say why.
            }
            await output;
            string words = await error;
            await process.WaitForExitAsync(cancellation);
            return new CommandEnd(process.ExitCode < 128 ? process.ExitCode : null, words);
        }
        catch (OperationCanceledException)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: false);
            throw;
        }
    }

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The program that runs a command, and its arguments.</summary>
    protected abstract (string Program, IReadOnlyList<string> Arguments) CommandLine(string command);

    /// <summary>Starts a program with its three streams in our hands.</summary>
    /// <exception cref="SiteException">The program cannot be started.</exception>
    protected Process Start(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new SiteException(Host, $"{program} cannot be started: {missing.Message}", isTransient: false, missing);
        }
    }
}
