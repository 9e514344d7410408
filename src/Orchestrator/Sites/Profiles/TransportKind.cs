namespace Orchestrator.Sites;

/// <summary>How commands reach a site.</summary>
internal enum TransportKind
{
    /// <summary>The orchestrator runs on the login node itself.</summary>
    Local,

    /// <summary>SSH.NET: no program is needed; the connection ends with the orchestrator.</summary>
    SshNet,

    /// <summary>The system's <c>ssh</c> with a control master: jump hosts, certificates, one-time passwords typed once.</summary>
    SshProgram,
}
