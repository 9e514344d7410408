namespace Orchestrator.Transports;

/// <summary>Where to connect, and as whom.</summary>
internal sealed record SshEndpoint
{
    /// <summary>The host as the site profile names it; may be an alias of <c>~/.ssh/config</c>.</summary>
    public required string Alias { get; init; }

    /// <summary>Host name or address to connect to.</summary>
    public required string HostName { get; init; }

    /// <summary>Name under which known_hosts has the host.</summary>
    public required string HostKeyAlias { get; init; }

    /// <summary>Port.</summary>
    public int Port { get; init; } = 22;

    /// <summary>User name at the host.</summary>
    public required string User { get; init; }

    /// <summary>The one private key that is offered; null for the agent's.</summary>
    public string? IdentityFile { get; init; }

    /// <summary>Socket of the agent; null without one.</summary>
    public string? AgentSocket { get; init; }

    /// <summary>The known_hosts files.</summary>
    public required IReadOnlyList<string> KnownHostsFiles { get; init; }

    /// <summary>How to log in, in this order: <c>publickey</c>, <c>password</c>, <c>keyboard-interactive</c>.</summary>
    public IReadOnlyList<string> Authentication { get; init; } = ["publickey"];
}
