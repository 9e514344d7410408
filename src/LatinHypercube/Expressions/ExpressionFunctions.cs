using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>The functions a formula may call.</summary>
internal static class ExpressionFunctions
{
    private static readonly Dictionary<string, Func<double, double>> OfOne = new(StringComparer.Ordinal)
    {
        ["sqrt"] = Math.Sqrt,
        ["abs"] = Math.Abs,
        ["exp"] = PortableMath.Exp,
        ["log"] = PortableMath.Log,
        ["log10"] = PortableMath.Log10,
        ["sin"] = PortableMath.Sin,
        ["cos"] = PortableMath.Cos,
    };

    private static readonly Dictionary<string, Func<double, double, double>> OfTwo = new(StringComparer.Ordinal)
    {
        ["pow"] = PortableMath.Pow,
        ["min"] = Math.Min,
        ["max"] = Math.Max,
    };

    /// <summary>The call of a function, or null if there is none of that name and number of arguments.</summary>
    public static ExpressionParser.Node? Bind(string name, List<ExpressionParser.Node> arguments)
    {
        if (arguments.Count == 1 && OfOne.TryGetValue(name, out var one))
        {
            var argument = arguments[0];
            return values => one(argument(values));
        }

        if (arguments.Count == 2 && OfTwo.TryGetValue(name, out var two))
        {
            ExpressionParser.Node first = arguments[0], second = arguments[1];
            return values => two(first(values), second(values));
        }

        return null;
    }
}
