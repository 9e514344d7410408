using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Transports;

/// <summary>The keys that hosts are known by, from OpenSSH's <c>known_hosts</c> files (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").</summary>
/// <remarks>Plain, wildcard, negated and hashed names, <c>[host]:port</c>, <c>@revoked</c>. Lines of certificate authorities are left out:
/// a host that shows a certificate is then unknown, and refused. Unreadable lines are skipped, as OpenSSH does.</remarks>
internal sealed class KnownHosts
{
    private const int DefaultPort = 22;
    private const string HashedMark = "|1|";
    private readonly List<Line> lines = [];

    /// <summary>Reads files; those that do not exist count as empty.</summary>
    public static KnownHosts Load(IEnumerable<string> paths)
    {
        var hosts = new KnownHosts();
        foreach (string path in paths)
            if (File.Exists(path)) hosts.Add(File.ReadAllText(path));
        return hosts;
    }

    /// <summary>Reads the text of a file.</summary>
    public static KnownHosts Parse(string text)
    {
        var hosts = new KnownHosts();
        hosts.Add(text);
        return hosts;
    }

    /// <summary>The types of the keys that the host is known by, in the order of the lines: <c>ssh-ed25519</c>, <c>ssh-rsa</c>.</summary>
    public IReadOnlyList<string> KeyTypes(string host, int port) =>
        [.. lines.Where(line => !line.IsRevoked && line.Names(NameOf(host, port))).Select(line => line.KeyType).Distinct(StringComparer.Ordinal)];

    /// <summary>Judges the key that a host shows.</summary>
    /// <param name="host">Host name as it was asked for.</param>
    /// <param name="port">Port.</param>
    /// <param name="key">The public key in SSH's binary form.</param>
    public HostKeyVerdict Judge(string host, int port, ReadOnlySpan<byte> key)
    {
        string name = NameOf(host, port);
        var verdict = HostKeyVerdict.Unknown;
        foreach (Line line in lines)
        {
            if (!line.Names(name)) continue;
            bool isSame = key.SequenceEqual(line.Key);
            if (isSame && line.IsRevoked) return HostKeyVerdict.Revoked;
            if (line.IsRevoked) continue;
            if (isSame) verdict = HostKeyVerdict.Known;
            else if (verdict == HostKeyVerdict.Unknown) verdict = HostKeyVerdict.Changed;
        }
        return verdict;
    }

    private static string NameOf(string host, int port) => port == DefaultPort
        ? host.ToLowerInvariant()
        : string.Create(CultureInfo.InvariantCulture, $"[{host.ToLowerInvariant()}]:{port}");

    private void Add(string text)
    {
        foreach (string raw in text.Split('\n'))
        {
            string[] fields = raw.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0 || fields[0][0] == '#') continue;
            bool isRevoked = string.Equals(fields[0], "@revoked", StringComparison.Ordinal);
            if (fields[0][0] == '@')
            {
                if (!isRevoked) continue;
                fields = fields[1..];
            }
            if (fields.Length >= 3 && TryDecode(fields[2], out byte[] key)) lines.Add(new Line(fields[0], fields[1], key, isRevoked));
        }
    }

    private static bool TryDecode(string base64, out byte[] bytes)
    {
        bytes = new byte[base64.Length];
        bool isWhole = Convert.TryFromBase64String(base64, bytes, out int length);
        bytes = bytes[..length];
        return isWhole;
    }

    private sealed record Line(string Hosts, string KeyType, byte[] Key, bool IsRevoked)
    {
        public bool Names(string host)
        {
            if (Hosts.StartsWith(HashedMark, StringComparison.Ordinal)) return NamesHashed(host);
            bool isNamed = false;
            foreach (string pattern in Hosts.Split(','))
            {
                bool isNegated = pattern.StartsWith('!');
                if (!Matches(isNegated ? pattern[1..] : pattern, host)) continue;
                if (isNegated) return false;
                isNamed = true;
            }
            return isNamed;
        }

        // '*' and '?' are the only wildcards of both languages; a backslash occurs in no host name.
        private static bool Matches(string pattern, string host) => FileSystemName.MatchesSimpleExpression(pattern, host, ignoreCase: true);

        [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "OpenSSH's format of hashed names is HMAC-SHA1; it hides names and proves nothing.")]
        private bool NamesHashed(string host) =>
            Hosts[HashedMark.Length..].Split('|') is [var salt, var hash]
            && TryDecode(salt, out byte[] key) && TryDecode(hash, out byte[] expected)
            && HMACSHA1.HashData(key, Encoding.UTF8.GetBytes(host)).AsSpan().SequenceEqual(expected);
    }
}
