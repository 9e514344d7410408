using System.Buffers;
using System.Text.RegularExpressions;
using Orchestrator.Numerics;

namespace Orchestrator.Transports;

/// <summary>Text that goes into scripts for <c>/bin/sh</c>.</summary>
internal static partial class ShellText
{
    /// <summary>What an identifier of a scheduler may consist of.</summary>
    public const string IdentifierAlphabet = "[A-Za-z0-9_.-]+";

    private static readonly SearchValues<char> PathAlphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-/");

    /// <summary>A word that the shell reads back as exactly this text, whatever it contains.</summary>
    /// <exception cref="ArgumentException">The text contains a NUL character, which no shell can hold.</exception>
    public static string Quote(string text) => text.Contains('\0')
        ? throw new ArgumentException("a shell cannot hold a NUL character", nameof(text))
        : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>A name for the scheduler's command line.</summary>
    /// <param name="value">What the person wrote.</param>
    /// <param name="key">Where, for the message.</param>
    /// <exception cref="InvalidInputException">It contains anything but letters, digits, <c>_</c>, <c>.</c> and <c>-</c>, or begins with
    /// <c>-</c>.</exception>
    public static string Identifier(string value, string key) => IsIdentifier(value)
        ? value
        : throw new InvalidInputException("not an identifier", key: key, value: value, allowed: $"{IdentifierAlphabet}, not starting with -");

    /// <summary>Whether the text is an identifier.</summary>
    public static bool IsIdentifier(string value) => IdentifierPattern().IsMatch(value);

    /// <summary>A path below the campaign's root.</summary>
    /// <exception cref="ArgumentException">It is absolute, climbs with <c>..</c>, or contains other characters than our own names do.</exception>
    public static string RelativePath(string path)
    {
        bool isPlain = path.Length > 0 && path[0] is not ('/' or '-') && !path.AsSpan().ContainsAnyExcept(PathAlphabet);
        if (isPlain && path.Split('/').All(part => part is not ("" or "." or ".."))) return path;
        throw new ArgumentException($"'{path}' is not a path below the campaign's root", nameof(path));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.][A-Za-z0-9_.-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex IdentifierPattern();
}
