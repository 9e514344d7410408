using System.Globalization;
using System.Text;

namespace Orchestrator.Numerics;

/// <summary>Something the user wrote (a file, a setting, an argument) cannot be used as it stands; the command line ends with exit code 2.</summary>
/// <remarks>
/// The message is composed of the parts: <c>campaign.yaml, line 12: design.points = -3: must be positive (allowed: 1 to 1000000)</c>.
/// Parts that are not known are left out of it.
/// </remarks>
public sealed class InvalidInputException : OrchestratorException
{
    /// <summary>Makes the exception and its message.</summary>
    /// <param name="problem">What is wrong, as a clause without the other parts.</param>
    /// <param name="file">The file, as the user knows it.</param>
    /// <param name="line">The line in <paramref name="file"/>, counted from 1.</param>
    /// <param name="key">The key, column or field.</param>
    /// <param name="value">The value found.</param>
    /// <param name="allowed">What would be accepted: a range with its unit, or a list.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public InvalidInputException(
        string problem,
        string? file = null,
        int? line = null,
        string? key = null,
        string? value = null,
        string? allowed = null,
        Exception? innerException = null)
        : base(Compose(problem, file, line, key, value, allowed), innerException)
    {
        Problem = problem;
        File = file;
        Line = line;
        Key = key;
        Value = value;
        Allowed = allowed;
    }

    /// <summary>What is wrong, without the other parts.</summary>
    public string Problem { get; }

    /// <summary>The file, if the input came from one.</summary>
    public string? File { get; }

    /// <summary>The line in <see cref="File"/>, counted from 1.</summary>
    public int? Line { get; }

    /// <summary>The key, column or field.</summary>
    public string? Key { get; }

    /// <summary>The value found.</summary>
    public string? Value { get; }

    /// <summary>What would be accepted.</summary>
    public string? Allowed { get; }

    private static string Compose(string problem, string? file, int? line, string? key, string? value, string? allowed)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(problem);
        var message = new StringBuilder();
        if (file is not null) message.Append(file);
        if (line is not null)
        {
            if (message.Length > 0) message.Append(", ");
            message.Append(CultureInfo.InvariantCulture, $"line {line}");
        }

        if (message.Length > 0) message.Append(": ");
        if (key is not null && value is not null) message.Append(key).Append(" = ").Append(value).Append(": ");
        else if (key is not null) message.Append(key).Append(": ");
        else if (value is not null) message.Append('\'').Append(value).Append("': ");
        message.Append(problem);
        if (allowed is not null) message.Append(" (allowed: ").Append(allowed).Append(')');
        return message.ToString();
    }
}
