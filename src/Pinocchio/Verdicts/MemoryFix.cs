using System.Globalization;
using System.Text.RegularExpressions;

namespace Orchestrator.Pinocchio;

/// <summary>The MaxMemPerParticle that a run would have needed.</summary>
internal static partial class MemoryFix
{
    /// <summary>Each particle of the boundary layer costs 56 bytes of products and 24 of groups (the logs' maps of memory usage).</summary>
    private const double BytesOfOneMore = 80;

    public static ParameterFix? Of(RunLog log, string message)
    {
        if (AtLeast().Match(message) is { Success: true } told)
            return new ParameterFix("MaxMemPerParticle", Number(told), IsFromLog: true);
        if (!log.Echo.TryGetValue("MaxMem per particle (b)", out string? text)) return null;
        double current = double.Parse(text, CultureInfo.InvariantCulture);
        if (Factor().Match(message) is not { Success: true } factor)
            return new ParameterFix("MaxMemPerParticle", Rounding.Up(1.5 * current, 0), IsFromLog: false);
        return new ParameterFix(
            "MaxMemPerParticle", Rounding.Up(current + (BytesOfOneMore * Math.Max(0, 1 - Number(factor))), 0), IsFromLog: true);
    }

    private static double Number(Match match) => double.Parse(match.Groups["value"].ValueSpan, provider: CultureInfo.InvariantCulture);

    [GeneratedRegex(@"increase MaxMemPerParticle to at least (?<value>[\d.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"only a factor (?<value>[\d.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Factor();
}
