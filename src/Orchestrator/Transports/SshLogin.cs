using Orchestrator.Numerics;
using Orchestrator.Sites;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Orchestrator.Transports;

/// <summary>Makes the ways to log in for SSH.NET: one key, one password, or what the host asks; each tried once.</summary>
/// <param name="endpoint">Where, and as whom.</param>
/// <param name="person">Is asked for what only a person knows.</param>
internal sealed class SshLogin(SshEndpoint endpoint, IOperator person)
{
    private Secret? passphrase;

    /// <summary>The configured ways, in order.</summary>
    /// <exception cref="OperatorNeededException">A passphrase or password is needed and nobody is there to give it.</exception>
    /// <exception cref="InvalidInputException">The key file is missing or unreadable.</exception>
    public AuthenticationMethod[] Methods() => [.. endpoint.Authentication.Select(Method)];

    private AuthenticationMethod Method(string name) => name switch
    {
        "publickey" => new PrivateKeyAuthenticationMethod(endpoint.User, Key()),
        "password" => new PasswordAuthenticationMethod(endpoint.User, Ask("Password:", isEchoed: false).Reveal()),
        "keyboard-interactive" => Interactive(),
        _ => throw new InvalidInputException("unknown way to log in", key: "authentication", value: name, allowed: "publickey, password, keyboard-interactive"),
    };

    private KeyboardInteractiveAuthenticationMethod Interactive()
    {
        var method = new KeyboardInteractiveAuthenticationMethod(endpoint.User);
        method.AuthenticationPrompt += (_, question) =>
        {
            if (!string.IsNullOrWhiteSpace(question.Instruction) && question.Prompts.Count == 0) return;
            foreach (AuthenticationPrompt prompt in question.Prompts)
                prompt.Response = Ask(prompt.Request, prompt.IsEchoed).Reveal();
        };
        return method;
    }

    private Secret Ask(string question, bool isEchoed) => person.Ask(endpoint.Alias, question, isEchoed)
        ?? throw new OperatorNeededException($"{endpoint.Alias}: somebody must answer \"{question.Trim()}\": run the command at a terminal");

    private IPrivateKeySource Key()
    {
        if (endpoint.IdentityFile is not { } file) return AgentKeyOf(null);
        byte[]? publicKey = ReadPublicKey(file + ".pub");
        if (endpoint.AgentSocket is not null && publicKey is not null && TryAgentKey(publicKey) is { } held) return held;
        if (!File.Exists(file)) throw new InvalidInputException("the private key does not exist", file, key: "identity_file");
        try
        {
            return new PrivateKeyFile(file);
        }
        catch (SshPassPhraseNullOrEmptyException)
        {
            return Decrypt(file);
        }
        catch (Exception unreadable) when (unreadable is SshException or NotSupportedException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"not readable as a private key: {unreadable.Message}", file, key: "identity_file", innerException: unreadable);
        }
    }

    private PrivateKeyFile Decrypt(string file)
    {
        bool isNew = passphrase is null;
        passphrase ??= Ask($"Passphrase of {file}:", isEchoed: false);
        try
        {
            return new PrivateKeyFile(file, passphrase.Reveal());
        }
        catch (Exception wrong) when (isNew && wrong is SshException or ArgumentException or InvalidOperationException or System.Security.Cryptography.CryptographicException)
        {
            passphrase = null;
            throw new OperatorNeededException($"{endpoint.Alias}: the passphrase does not open {file}", wrong);
        }
    }

    private AgentKey AgentKeyOf(byte[]? publicKey)
    {
        if (endpoint.AgentSocket is not { } socket)
            throw new OperatorNeededException($"{endpoint.Alias}: no key: name identity_file in the site profile, or start ssh-agent");
        var agent = new SshAgent(socket);
        IReadOnlyList<(byte[] PublicKey, string Comment)> held = agent.Identities();
        byte[][] fitting = [.. held.Select(key => key.PublicKey).Where(key => publicKey is null || key.AsSpan().SequenceEqual(publicKey))];
        return fitting.Length == 1
            ? new AgentKey(agent, fitting[0])
            : throw new OperatorNeededException($"{endpoint.Alias}: the agent holds {held.Count} keys; each that is offered counts as a failed login, so name the right one as identity_file in the site profile");
    }

    private AgentKey? TryAgentKey(byte[] publicKey)
    {
        try
        {
            return AgentKeyOf(publicKey);
        }
        catch (Exception absent) when (absent is OperatorNeededException or SiteException)
        {
            return null; // The agent is away or does not hold the key: the file does.
        }
    }

    private static byte[]? ReadPublicKey(string path)
    {
        if (!File.Exists(path)) return null;
        string[] fields = File.ReadAllText(path).Split(' ');
        byte[] bytes = new byte[fields.Length > 1 ? fields[1].Length : 0];
        return fields.Length > 1 && Convert.TryFromBase64String(fields[1].Trim(), bytes, out int length) ? bytes[..length] : null;
    }
}
