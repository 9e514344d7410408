namespace Orchestrator.Transports;

/// <summary>Runs commands on this machine: for an orchestrator on the login node itself.</summary>
internal sealed class LocalTransport : ProcessTransport
{
    /// <inheritdoc/>
    public override string Host => Environment.MachineName;

    /// <inheritdoc/>
    public override Task ConnectAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override (string Program, IReadOnlyList<string> Arguments) CommandLine(string command) => ("/bin/sh", ["-c", command]);
}
