using System.Globalization;
using System.Text;

namespace Orchestrator.Pinocchio;

/// <summary>Writes numbers into columns as C's printf does, so that a table that is read and written again has the same bytes.</summary>
/// <remarks>Nothing is allocated a number: a cone may have tens of millions of lines.</remarks>
internal sealed class ColumnText
{
    /// <summary>Longest number: the largest one with all its digits before the point and any sensible number behind it.</summary>
    private const int LongestNumber = 512;

    private byte[] bytes = new byte[1 << 12];

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>Text as it is.</summary>
    public ColumnText Text(string value)
    {
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Length += Encoding.UTF8.GetBytes(value, Room(most));
        return this;
    }

    /// <summary>A text and the end of its line.</summary>
    public ColumnText Line(string value = "")
    {
        Text(value);
        Room(1)[0] = (byte)'\n';
        Length++;
        return this;
    }

    /// <summary>As <c>%[width]ld</c>.</summary>
    public ColumnText WholeNumber(long value, int width = 0) => Formatted(value, default, width);

    /// <summary>As <c>%[width]lu</c>.</summary>
    public ColumnText WholeNumber(ulong value, int width = 0) => Formatted(value, default, width);

    /// <summary>As <c>%[width].[decimals]f</c>.</summary>
    public ColumnText Fixed(double value, int width, int decimals)
    {
        Span<char> format = stackalloc char[4];
        return Formatted(value, Format(format, 'F', decimals), width);
    }

    /// <summary>As <c>%[width].[decimals]e</c>.</summary>
    public ColumnText Exponential(double value, int width, int decimals)
    {
        Span<byte> number = stackalloc byte[LongestNumber];
        return Padded(number[..Exponential(value, decimals, number, out _, out _)], width);
    }

    /// <summary>As <c>%[width].[digits]g</c>: significant digits without trailing zeros, with an exponent where that is shorter.</summary>
    public ColumnText General(double value, int width, int digits)
    {
        Span<byte> number = stackalloc byte[LongestNumber];
        int length = Exponential(value, digits - 1, number, out int mark, out int exponent);
        if (exponent >= -4 && exponent < digits)
        {
            Span<char> format = stackalloc char[4];
            _ = value.TryFormat(number, out length, Format(format, 'F', digits - 1 - exponent), CultureInfo.InvariantCulture);
            return Padded(number[..WithoutTrailingZeros(number[..length])], width);
        }

        int kept = WithoutTrailingZeros(number[..mark]);
        number[mark..length].CopyTo(number[kept..]);
        return Padded(number[..(kept + length - mark)], width);
    }

    /// <summary>Gives the text so far as bytes and forgets it.</summary>
    public void MoveTo(Stream stream)
    {
        stream.Write(bytes.AsSpan(0, Length));
        Length = 0;
    }

    private static ReadOnlySpan<char> Format(Span<char> format, char kind, int digits)
    {
        format[0] = kind;
        _ = digits.TryFormat(format[1..], out int length, provider: CultureInfo.InvariantCulture);
        return format[..(1 + length)];
    }

    /// <summary>Writes a number with at least two digits of exponent; its length.</summary>
    private static int Exponential(double value, int decimals, Span<byte> number, out int mark, out int exponent)
    {
        Span<char> format = stackalloc char[4];
        _ = value.TryFormat(number, out int length, Format(format, 'E', decimals), CultureInfo.InvariantCulture);
        mark = number[..length].IndexOf((byte)'E');
        exponent = int.Parse(number[(mark + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        number[mark] = (byte)'e';
        number[mark + 1] = exponent < 0 ? (byte)'-' : (byte)'+';
        _ = Math.Abs(exponent).TryFormat(number[(mark + 2)..], out int digits, "D2", CultureInfo.InvariantCulture);
        return mark + 2 + digits;
    }

    /// <summary>Length of a number without the zeros at its end, and without a point that nothing follows.</summary>
    private static int WithoutTrailingZeros(ReadOnlySpan<byte> number) =>
        number.Contains((byte)'.') ? number.TrimEnd((byte)'0').TrimEnd((byte)'.').Length : number.Length;

    private ColumnText Formatted<T>(T value, ReadOnlySpan<char> format, int width)
        where T : IUtf8SpanFormattable
    {
        Span<byte> number = stackalloc byte[LongestNumber];
        _ = value.TryFormat(number, out int length, format, CultureInfo.InvariantCulture);
        return Padded(number[..length], width);
    }

    private ColumnText Padded(ReadOnlySpan<byte> number, int width)
    {
        int blanks = Math.Max(0, width - number.Length);
        Span<byte> room = Room(blanks + number.Length);
        room[..blanks].Fill((byte)' ');
        number.CopyTo(room[blanks..]);
        Length += blanks + number.Length;
        return this;
    }

    /// <summary>Room for more bytes at the end.</summary>
    private Span<byte> Room(int count)
    {
        if (bytes.Length - Length < count) Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + count));
        return bytes.AsSpan(Length);
    }
}
