using System.Buffers.Binary;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Security;

namespace Orchestrator.Transports;

/// <summary>One key of the agent, as SSH.NET wants it.</summary>
internal sealed class AgentKey : IPrivateKeySource
{
    private const string Rsa = "ssh-rsa";

    /// <summary>Makes the source.</summary>
    /// <param name="agent">The agent that signs.</param>
    /// <param name="publicKey">The key in SSH's binary form, which begins with its type.</param>
    public AgentKey(SshAgent agent, byte[] publicKey)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(publicKey);
        string type = Encoding.ASCII.GetString(publicKey, sizeof(int), length);
        HostKeyAlgorithms = string.Equals(type, Rsa, StringComparison.Ordinal)
            ? [new Algorithm("rsa-sha2-512", agent, publicKey, 4), new Algorithm("rsa-sha2-256", agent, publicKey, 2)]
            : [new Algorithm(type, agent, publicKey, 0)];
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<HostAlgorithm> HostKeyAlgorithms { get; }

    private sealed class Algorithm(string name, SshAgent agent, byte[] publicKey, uint flags) : HostAlgorithm(name)
    {
        public override byte[] Data => publicKey;

        public override byte[] Sign(byte[] data) => agent.Sign(publicKey, data, flags);

        public override bool VerifySignature(byte[] data, byte[] signature) => throw new NotSupportedException("an agent signs and does not verify");
    }
}
