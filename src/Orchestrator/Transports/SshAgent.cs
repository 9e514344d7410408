using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Orchestrator.Sites;

namespace Orchestrator.Transports;

/// <summary>The program that holds the person's keys (ssh-agent), asked over its socket.</summary>
/// <remarks>Messages as in draft-miller-ssh-agent: length, type, body; numbers are big-endian, strings carry their length.</remarks>
/// <param name="socketPath">Path of the socket, as in <c>SSH_AUTH_SOCK</c>.</param>
internal sealed class SshAgent(string socketPath)
{
    private const byte RequestIdentities = 11;
    private const byte IdentitiesAnswer = 12;
    private const byte SignRequest = 13;
    private const byte SignResponse = 14;
    private const int LargestMessage = 1 << 18;

    /// <summary>The public keys that the agent can sign with, in SSH's binary form, with their comments.</summary>
    /// <exception cref="SiteException">The agent does not answer.</exception>
    public IReadOnlyList<(byte[] PublicKey, string Comment)> Identities()
    {
        byte[] answer = Ask([RequestIdentities], IdentitiesAnswer);
        int at = 1;
        uint count = ReadNumber(answer, ref at);
        var keys = new List<(byte[], string)>();
        for (uint i = 0; i < count; i++)
            keys.Add((ReadString(answer, ref at), Encoding.UTF8.GetString(ReadString(answer, ref at))));
        return keys;
    }

    /// <summary>A signature over data, in SSH's binary form (algorithm and signature).</summary>
    /// <param name="publicKey">Which key.</param>
    /// <param name="data">What is signed.</param>
    /// <param name="flags">For RSA keys: 2 for SHA-256, 4 for SHA-512.</param>
    /// <exception cref="SiteException">The agent does not answer, or refuses.</exception>
    public byte[] Sign(byte[] publicKey, byte[] data, uint flags)
    {
        using var request = new MemoryStream();
        request.WriteByte(SignRequest);
        WriteString(request, publicKey);
        WriteString(request, data);
        WriteNumber(request, flags);
        byte[] answer = Ask(request.ToArray(), SignResponse);
        int at = 1;
        return ReadString(answer, ref at);
    }

    private byte[] Ask(byte[] request, byte expected)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(socketPath));
            using var stream = new NetworkStream(socket);
            WriteString(stream, request);
            byte[] header = new byte[sizeof(uint)];
            stream.ReadExactly(header);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (length is 0 or > LargestMessage) throw Failed("its answer makes no sense", null);
            byte[] answer = new byte[length];
            stream.ReadExactly(answer);
            return answer[0] == expected ? answer : throw Failed("it refuses", null);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            throw Failed(failure.Message, failure);
        }
    }

    private SiteException Failed(string reason, Exception? cause) => new($"ssh-agent at {socketPath}", reason, isTransient: false, cause);

    private static void WriteNumber(Stream stream, uint number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        stream.Write(bytes);
    }

    private static void WriteString(Stream stream, byte[] bytes)
    {
        WriteNumber(stream, (uint)bytes.Length);
        stream.Write(bytes);
    }

    private static uint ReadNumber(byte[] message, ref int at)
    {
        if (message.Length - at < sizeof(uint)) throw new IOException("the answer is too short");
        uint number = BinaryPrimitives.ReadUInt32BigEndian(message.AsSpan(at));
        at += sizeof(uint);
        return number;
    }

    private static byte[] ReadString(byte[] message, ref int at)
    {
        uint length = ReadNumber(message, ref at);
        if (length > message.Length - at) throw new IOException("the answer is too short");
        byte[] bytes = message.AsSpan(at, (int)length).ToArray();
        at += (int)length;
        return bytes;
    }
}
