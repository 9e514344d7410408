using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Orchestrator.Transports;

/// <summary>The person at this program's terminal.</summary>
[SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "A password can only be read from the terminal itself.")]
internal sealed class TerminalOperator : IOperator
{
    /// <inheritdoc/>
    public bool IsPresent => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <inheritdoc/>
    public Secret? Ask(string host, string question, bool isEchoed)
    {
        if (!IsPresent) return null;
        Console.Error.Write($"{host}: {question.TrimEnd()} ");
        if (isEchoed) return Console.ReadLine() is { Length: > 0 } line ? new Secret(line) : null;
        var text = new StringBuilder();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace) text.Length = Math.Max(0, text.Length - 1);
            else if (!char.IsControl(key.KeyChar)) text.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return text.Length > 0 ? new Secret(text.ToString()) : null;
    }
}
