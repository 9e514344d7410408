namespace Orchestrator.Transports;

/// <summary>A password, passphrase or one-time password. Only whoever asks for <see cref="Reveal"/> sees it; it never prints itself.</summary>
/// <param name="value">The secret.</param>
internal sealed class Secret(string value)
{
    /// <summary>The secret itself, to be handed to the library that needs it and nowhere else.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public override string ToString() => "(secret)";
}
