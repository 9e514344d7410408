using System.Globalization;
using System.Text;

namespace Orchestrator.Pinocchio;

/// <summary>Writes numbers into columns as C's printf does, so that a table that is read and written again has the same bytes.</summary>
internal sealed class ColumnText
{
    private readonly StringBuilder text = new();

    public int Length => text.Length;

    /// <summary>Text as it is.</summary>
    public ColumnText Text(string value)
    {
        text.Append(value);
        return this;
    }

    /// <summary>A text and the end of its line.</summary>
    public ColumnText Line(string value = "")
    {
        text.Append(value).Append('\n');
        return this;
    }

    /// <summary>As <c>%[width]ld</c>.</summary>
    public ColumnText WholeNumber(long value, int width = 0) => Padded(value.ToString(CultureInfo.InvariantCulture), width);

    /// <summary>As <c>%[width]lu</c>.</summary>
    public ColumnText WholeNumber(ulong value, int width = 0) => Padded(value.ToString(CultureInfo.InvariantCulture), width);

    /// <summary>As <c>%[width].[decimals]f</c>.</summary>
    public ColumnText Fixed(double value, int width, int decimals) =>
        Padded(value.ToString($"F{decimals}", CultureInfo.InvariantCulture), width);

    /// <summary>As <c>%[width].[decimals]e</c>.</summary>
    public ColumnText Exponential(double value, int width, int decimals) => Padded(Exponential(value, decimals), width);

    /// <summary>As <c>%[width].[digits]g</c>: significant digits without trailing zeros, with an exponent where that is shorter.</summary>
    public ColumnText General(double value, int width, int digits) => Padded(General(value, digits), width);

    /// <summary>Gives the text so far as bytes and forgets it.</summary>
    public void MoveTo(Stream stream)
    {
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        text.Clear();
    }

    private static string Exponential(double value, int decimals)
    {
        string scientific = value.ToString($"E{decimals}", CultureInfo.InvariantCulture);
        int mark = scientific.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(scientific.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{scientific.AsSpan(0, mark)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D2}";
    }

    private static string General(double value, int digits)
    {
        string scientific = Exponential(value, digits - 1);
        int mark = scientific.IndexOf('e', StringComparison.Ordinal);
        int exponent = int.Parse(scientific.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent < -4 || exponent >= digits) return WithoutTrailingZeros(scientific[..mark]) + scientific[mark..];
        return WithoutTrailingZeros(value.ToString($"F{digits - 1 - exponent}", CultureInfo.InvariantCulture));
    }

    private static string WithoutTrailingZeros(string number) =>
        number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;

    private ColumnText Padded(string value, int width)
    {
        text.Append(' ', Math.Max(0, width - value.Length)).Append(value);
        return this;
    }
}
