using System.Buffers.Binary;
using System.Numerics;

namespace Orchestrator.CatalogFiles;

/// <summary>SHA-256 (FIPS 180-4, section 6.2) in managed code: nodes of a cluster may lack the OpenSSL library that the runtime's own needs.</summary>
public sealed class Sha256
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = 32;

    private const int BlockSize = 64;

    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
        0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
        0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
        0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    private readonly uint[] state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
    private readonly byte[] pending = new byte[BlockSize];
    private int pendingLength;
    private ulong totalLength;
    private bool finished;

    /// <summary>Hash of bytes in memory.</summary>
    /// <param name="data">The bytes.</param>
    /// <returns><see cref="Size"/> bytes.</returns>
    public static byte[] HashData(ReadOnlySpan<byte> data)
    {
        var hash = new Sha256();
        hash.Append(data);
        return hash.Finish();
    }

    /// <summary>Hash of a file, as 64 lower-case hexadecimal digits.</summary>
    /// <param name="path">An existing file.</param>
    public static string HashFile(string path)
    {
        var hash = new Sha256();
        byte[] buffer = new byte[1 << 20];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        int read;
        while ((read = stream.Read(buffer)) > 0) hash.Append(buffer.AsSpan(0, read));
        return Convert.ToHexStringLower(hash.Finish());
    }

    /// <summary>Adds bytes to what is hashed.</summary>
    /// <param name="data">The next bytes.</param>
    /// <exception cref="InvalidOperationException">The hash was taken already.</exception>
    public void Append(ReadOnlySpan<byte> data)
    {
        if (finished) throw new InvalidOperationException("the hash was taken already");
        totalLength += (ulong)data.Length;
        if (pendingLength > 0)
        {
            int taken = Math.Min(data.Length, BlockSize - pendingLength);
            data[..taken].CopyTo(pending.AsSpan(pendingLength));
            pendingLength += taken;
            data = data[taken..];
            if (pendingLength < BlockSize) return;
            Compress(pending);
            pendingLength = 0;
        }

        while (data.Length >= BlockSize)
        {
            Compress(data[..BlockSize]);
            data = data[BlockSize..];
        }

        data.CopyTo(pending);
        pendingLength = data.Length;
    }

    /// <summary>Takes the hash of everything that was added.</summary>
    /// <returns><see cref="Size"/> bytes.</returns>
    /// <exception cref="InvalidOperationException">It was taken already.</exception>
    public byte[] Finish()
    {
        ulong bits = totalLength * 8;
        Span<byte> padding = stackalloc byte[BlockSize + 8];
        padding.Clear();
        padding[0] = 0x80;
        int zeros = ((BlockSize + 55 - pendingLength) % BlockSize) + 1;
        BinaryPrimitives.WriteUInt64BigEndian(padding[zeros..], bits);
        Append(padding[..(zeros + 8)]);
        finished = true;
        byte[] hash = new byte[Size];
        for (int i = 0; i < state.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(4 * i), state[i]);
        return hash;
    }

    private void Compress(ReadOnlySpan<byte> block)
    {
        Span<uint> schedule = stackalloc uint[64];
        for (int t = 0; t < 16; t++) schedule[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * t)..]);
        for (int t = 16; t < schedule.Length; t++)
        {
            uint s0 = BitOperations.RotateRight(schedule[t - 15], 7) ^ BitOperations.RotateRight(schedule[t - 15], 18) ^ (schedule[t - 15] >> 3);
            uint s1 = BitOperations.RotateRight(schedule[t - 2], 17) ^ BitOperations.RotateRight(schedule[t - 2], 19) ^ (schedule[t - 2] >> 10);
            schedule[t] = s1 + schedule[t - 7] + s0 + schedule[t - 16];
        }

        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int t = 0; t < schedule.Length; t++)
        {
            uint sum1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
            uint temporary1 = h + sum1 + ((e & f) ^ (~e & g)) + Constants[t] + schedule[t];
            uint sum0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
            uint temporary2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + temporary1, c, b, a, temporary1 + temporary2);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }
}
