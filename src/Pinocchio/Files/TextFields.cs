using System.Buffers.Text;
using System.Numerics;
using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The numbers of one line of ascii columns, taken from left to right.</summary>
internal ref struct TextFields(TextInput input, ReadOnlySpan<byte> line)
{
    private readonly TextInput input = input;
    private ReadOnlySpan<byte> rest = line.TrimStart(" \t"u8);
    private int taken;

    public readonly bool AtEnd => rest.IsEmpty;

    public static int Count(ReadOnlySpan<byte> line)
    {
        int count = 0;
        for (ReadOnlySpan<byte> left = line.TrimStart(" \t"u8); !left.IsEmpty; count++) left = After(left, TokenLength(left));
        return count;
    }

    public double TakeDouble()
    {
        ReadOnlySpan<byte> token = Next();
        if (Utf8Parser.TryParse(token, out double value, out int consumed) && consumed == token.Length && double.IsFinite(value))
            return value;
        throw Invalid(token, "a finite number");
    }

    public int TakeInt32() => TakeInteger<int>();

    public ulong TakeUInt64() => TakeInteger<ulong>();

    public long TakeInt64() => TakeInteger<long>();

    public readonly void CheckEnd()
    {
        if (!rest.IsEmpty) throw input.Invalid($"more than {taken} columns", Encoding.UTF8.GetString(rest));
    }

    private static int TokenLength(ReadOnlySpan<byte> text)
    {
        int length = text.IndexOfAny(" \t"u8);
        return length < 0 ? text.Length : length;
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> text, int length) => text[length..].TrimStart(" \t"u8);

    private T TakeInteger<T>()
        where T : IBinaryInteger<T>
    {
        ReadOnlySpan<byte> token = Next();
        if (T.TryParse(token, System.Globalization.NumberStyles.AllowLeadingSign, null, out T? value)) return value;
        throw Invalid(token, "a whole number");
    }

    private ReadOnlySpan<byte> Next()
    {
        if (rest.IsEmpty) throw input.Invalid($"column {taken + 1} is missing");
        taken++;
        int length = TokenLength(rest);
        ReadOnlySpan<byte> token = rest[..length];
        rest = After(rest, length);
        return token;
    }

    private readonly InvalidInputException Invalid(ReadOnlySpan<byte> token, string allowed) =>
        input.Invalid($"column {taken} is not a number", Encoding.UTF8.GetString(token), allowed);
}
