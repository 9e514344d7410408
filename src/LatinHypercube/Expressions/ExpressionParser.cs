using System.Globalization;
using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>A recursive-descent parser that turns a formula into nested delegates. From weakest to strongest: or, and, not, comparison, + -, * /, sign, ^.</summary>
internal sealed class ExpressionParser(string text, string key)
{
    private const int DeepestNesting = 100;

    private static readonly string[] Comparisons = ["<=", ">=", "==", "!=", "<", ">"];

    private readonly List<string> names = [];
    private int position;
    private int depth;

    internal delegate double Node(ReadOnlySpan<double> values);

    /// <summary>The names found.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Parses the whole text.</summary>
    public Node Parse()
    {
        var node = Or();
        SkipSpace();
        if (position < text.Length) throw Error($"'{text[position]}' is not expected here");
        return node;
    }

    private Node Or()
    {
        var left = And();
        while (TakeWord("or"))
        {
            Node first = left, second = And();
            left = values => Truth(IsTrue(first(values)) || IsTrue(second(values)));
        }

        return left;
    }

    private Node And()
    {
        var left = Not();
        while (TakeWord("and"))
        {
            Node first = left, second = Not();
            left = values => Truth(IsTrue(first(values)) && IsTrue(second(values)));
        }

        return left;
    }

    private Node Not()
    {
        if (!TakeWord("not")) return Comparison();
        var operand = Nested(Not);
        return values => Truth(!IsTrue(operand(values)));
    }

    private Node Comparison()
    {
        Node? holds = null;
        var left = Sum();
        while (Array.Find(Comparisons, TakeSymbol) is { } comparison)
        {
            Node first = left, second = Sum();
            Node here = comparison switch
            {
                "<=" => values => Truth(first(values) <= second(values)),
                ">=" => values => Truth(first(values) >= second(values)),
                "==" => values => Truth(first(values).Equals(second(values))),
                "!=" => values => Truth(!first(values).Equals(second(values))),
                "<" => values => Truth(first(values) < second(values)),
                _ => values => Truth(first(values) > second(values)),
            };
            var before = holds;
            holds = before is null ? here : values => Truth(IsTrue(before(values)) && IsTrue(here(values)));
            left = second;
        }

        return holds ?? left;
    }

    private Node Sum()
    {
        var left = Product();
        while (true)
        {
            Node first = left;
            if (TakeSymbol("+"))
            {
                var second = Product();
                left = values => first(values) + second(values);
            }
            else if (TakeSymbol("-"))
            {
                var second = Product();
                left = values => first(values) - second(values);
            }
            else
            {
                return left;
            }
        }
    }

    private Node Product()
    {
        var left = Signed();
        while (true)
        {
            Node first = left;
            if (TakeSymbol("*"))
            {
                var second = Signed();
                left = values => first(values) * second(values);
            }
            else if (TakeSymbol("/"))
            {
                var second = Signed();
                left = values => first(values) / second(values);
            }
            else
            {
                return left;
            }
        }
    }

    private Node Signed()
    {
        if (TakeSymbol("-"))
        {
            var operand = Nested(Signed);
            return values => -operand(values);
        }

        return TakeSymbol("+") ? Nested(Signed) : Power();
    }

    private Node Power()
    {
        var @base = Primary();
        if (!TakeSymbol("^")) return @base;
        var exponent = Nested(Signed);
        return values => PortableMath.Pow(@base(values), exponent(values));
    }

    private Node Primary()
    {
        SkipSpace();
        if (TakeSymbol("("))
        {
            var inner = Nested(Or);
            return TakeSymbol(")") ? inner : throw Error("')' is missing");
        }

        if (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '.')) return Number();
        string name = Word();
        if (name.Length == 0) throw Error(position < text.Length ? $"'{text[position]}' is not expected here" : "the formula ends too early");
        if (TakeSymbol("(")) return Call(name);
        if (string.Equals(name, "pi", StringComparison.Ordinal)) return _ => Math.PI;
        int index = names.IndexOf(name);
        if (index < 0)
        {
            index = names.Count;
            names.Add(name);
        }

        return values => values[index];
    }

    private Node Number()
    {
        int end = position;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '.'
            || ((text[end] is '+' or '-') && text[end - 1] is 'e' or 'E'))) end++;
        string number = text[position..end];
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) throw Error($"'{number}' is no number");
        position = end;
        return _ => value;
    }

    private Node Call(string function)
    {
        var arguments = new List<Node>();
        do arguments.Add(Nested(Or));
        while (TakeSymbol(","));
        if (!TakeSymbol(")")) throw Error("')' is missing");
        return ExpressionFunctions.Bind(function, arguments) ?? throw Error($"there is no function {function} of {arguments.Count} arguments");
    }

    private Node Nested(Func<Node> inner)
    {
        if (++depth > DeepestNesting) throw Error("the formula is nested too deeply");
        var node = inner();
        depth--;
        return node;
    }

    private string Word()
    {
        SkipSpace();
        int end = position;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '_' || (end > position && char.IsAsciiDigit(text[end])))) end++;
        string word = text[position..end];
        position = end;
        return word;
    }

    private bool TakeWord(string word)
    {
        int start = position;
        if (string.Equals(Word(), word, StringComparison.Ordinal)) return true;
        position = start;
        return false;
    }

    private bool TakeSymbol(string symbol)
    {
        SkipSpace();
        if (!text.AsSpan(position).StartsWith(symbol, StringComparison.Ordinal)) return false;
        position += symbol.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
    }

    private InvalidInputException Error(string problem)
        => new($"{problem} (character {position + 1})", key: key, value: text);

    private static bool IsTrue(double value) => value != 0 && !double.IsNaN(value);

    private static double Truth(bool holds) => holds ? 1 : 0;
}
