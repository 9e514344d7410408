using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>A formula over parameters, such as <c>S8 / sqrt(omega_m / 0.3)</c> or <c>sigma8 * omega_m^0.5 &lt; 0.7 and w0 &gt; -1.2</c>.</summary>
/// <remarks>
/// Numbers, names, <c>+ - * / ^</c>, comparisons, <c>and or not</c>, parentheses, <c>pi</c>, and the functions sqrt, exp, log, log10, pow, abs, min, max, sin, cos.
/// Comparisons give 1 or 0; a value counts as true unless it is 0 or not a number. Values are the same bits on every machine. Immutable and thread-safe.
/// </remarks>
public sealed class Expression
{
    private readonly ExpressionParser.Node root;

    private Expression(string text, IReadOnlyList<string> names, ExpressionParser.Node evaluate)
    {
        Text = text;
        Names = names;
        root = evaluate;
    }

    /// <summary>The formula as written.</summary>
    public string Text { get; }

    /// <summary>The names it uses, each once, in order of appearance.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a formula.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="key">Where it stands in the campaign file, for messages.</param>
    /// <exception cref="InvalidInputException">It is no formula; the message says at which character.</exception>
    public static Expression Parse(string text, string key)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new ExpressionParser(text, key);
        var evaluate = parser.Parse();
        return new Expression(text, parser.Names, evaluate);
    }

    /// <summary>Evaluates the formula.</summary>
    /// <param name="valueOf">The value of each name.</param>
    public double Evaluate(Func<string, double> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);
        Span<double> values = Names.Count <= 64 ? stackalloc double[Names.Count] : new double[Names.Count];
        for (int i = 0; i < Names.Count; i++) values[i] = valueOf(Names[i]);
        return root(values);
    }

    /// <summary>Whether the formula holds: its value is a number other than 0.</summary>
    /// <param name="valueOf">The value of each name.</param>
    public bool Holds(Func<string, double> valueOf)
    {
        double value = Evaluate(valueOf);
        return value != 0 && !double.IsNaN(value);
    }
}
