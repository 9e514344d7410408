namespace Orchestrator.Transports;

/// <summary>What the known_hosts files say of a host's key.</summary>
internal enum HostKeyVerdict
{
    /// <summary>No line names the host with a key of this type.</summary>
    Unknown,

    /// <summary>A line names the host with this very key.</summary>
    Known,

    /// <summary>Lines name the host with another key: the host was set up anew, or somebody stands between.</summary>
    Changed,

    /// <summary>A line marks the key as revoked.</summary>
    Revoked,
}
