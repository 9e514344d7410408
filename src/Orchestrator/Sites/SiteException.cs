using Orchestrator.Numerics;

namespace Orchestrator.Sites;

/// <summary>A site could not be reached or did not do what it was told.</summary>
internal sealed class SiteException : OrchestratorException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="site">Name of the site.</param>
    /// <param name="reason">What went wrong.</param>
    /// <param name="isTransient">Whether the same may work later: a lost connection, a scheduler that does not answer.</param>
    /// <param name="cause">The cause, if any.</param>
    public SiteException(string site, string reason, bool isTransient, Exception? cause = null)
        : base($"{site}: {reason}", cause) => IsTransient = isTransient;

    /// <summary>Whether the same may work later.</summary>
    public bool IsTransient { get; }
}
