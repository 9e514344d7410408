using System.Globalization;
using System.Text.RegularExpressions;

namespace Orchestrator.Pinocchio;

/// <summary>Follows the log of a running program line by line.</summary>
/// <remarks>
/// The shares of the parts are those of a 256^3 run with a light cone on one rank: 5 % before the first smoothing radius, 35 % collapse
/// times, 5 % displacements, 7 % sorting, the rest fragmentation, of which several ranks spend 15 % on a first quick pass.
/// </remarks>
public sealed partial class ProgressTracker
{
    private const double EndOfInitialisation = 0.05;
    private const double EndOfCollapseTimes = 0.40;
    private const double EndOfDisplacements = 0.45;
    private const double EndOfSorting = 0.52;
    private const double EndOfQuickPass = 0.67;
    private const double EndOfFragmentation = 0.99;

    private double beginOfFragmentation = EndOfSorting;

    /// <summary>Where the run is after the lines seen so far.</summary>
    public RunProgress Progress { get; private set; } = new(RunPhase.Starting, 0);

    /// <summary>Takes the next line.</summary>
    /// <param name="line">A whole line of the log.</param>
    public void Take(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Contains("Starting smoothing radius", StringComparison.Ordinal) && Radius().Match(line) is { Success: true } radius)
        {
            double share = (Number(radius, "index") - 1) / Number(radius, "count");
            Reach(RunPhase.CollapseTimes, EndOfInitialisation + (share * (EndOfCollapseTimes - EndOfInitialisation)));
        }
        else if (line.Contains("% done, F =", StringComparison.Ordinal) && Percent().Match(line) is { Success: true } percent)
        {
            bool isQuick = Progress.Phase == RunPhase.QuickFragmentation;
            (double begin, double end) = isQuick ? (EndOfSorting, EndOfQuickPass) : (beginOfFragmentation, EndOfFragmentation);
            Reach(Progress.Phase, begin + (Number(percent, "percent") / 100 * (end - begin)));
        }
        else
        {
            TakeMilestone(line);
        }
    }

    private void TakeMilestone(string line)
    {
        if (Has(line, "Memory has been successfully allocated")) Reach(RunPhase.Initialising, 0.02);
        else if (Has(line, "First part: computation of collapse times")) Reach(RunPhase.CollapseTimes, EndOfInitialisation);
        else if (Has(line, "Computing displacements  for redshift")) Reach(RunPhase.Displacements, EndOfCollapseTimes);
        else if (Has(line, "Second part: fragmentation")) Reach(RunPhase.Sorting, EndOfDisplacements);
        else if (Has(line, "Starting the quick fragmentation")) Reach(RunPhase.QuickFragmentation, EndOfSorting);
        else if (Has(line, "Quick fragmentation done"))
        {
            beginOfFragmentation = EndOfQuickPass;
            Reach(RunPhase.Sorting, EndOfQuickPass);
        }
        else if (Has(line, "Starting the fragmentation process")) Reach(RunPhase.Fragmentation, beginOfFragmentation);
        else if (Has(line, "Finishing fragment")) Reach(RunPhase.Finishing, EndOfFragmentation);
        else if (string.Equals(line, "Pinocchio done!", StringComparison.Ordinal)) Reach(RunPhase.Done, 1);
    }

    private static bool Has(string line, string text) => line.Contains(text, StringComparison.Ordinal);

    private static double Number(Match match, string group) =>
        double.Parse(match.Groups[group].ValueSpan, provider: CultureInfo.InvariantCulture);

    private void Reach(RunPhase phase, double fraction) => Progress = new RunProgress(phase, Math.Max(Progress.Fraction, fraction));

    [GeneratedRegex(@"Starting smoothing radius (?<index>\d+) of (?<count>\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Radius();

    [GeneratedRegex(@"\*\*\* +(?<percent>\d+)% done", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Percent();
}
