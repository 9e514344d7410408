using System.Globalization;
using System.Text.RegularExpressions;

namespace Orchestrator.Pinocchio;

/// <summary>Collects what the lines of a log tell, one after another.</summary>
internal sealed partial class RunLogParser
{
    private readonly ProgressTracker progress = new();
    private readonly Dictionary<string, string> echo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> written = new(StringComparer.Ordinal);
    private readonly List<string> directives = [];
    private readonly List<string> errors = [];
    private readonly List<string> warnings = [];
    private readonly List<RankMemory> memory = [];
    private RunLog log = new();
    private Section section = Section.Before;
    private bool isInError;

    private enum Section
    {
        Before,
        Greeting,
        Between,
        Echo,
        Rest,
    }

    public RunLog Log() => log with
    {
        Echo = echo,
        HalosWritten = written,
        Directives = directives,
        Errors = errors,
        Warnings = warnings,
        Memory = memory,
        Progress = progress.Progress,
    };

    public void Take(string line)
    {
        progress.Take(line);
        string text = Stamp().Replace(line, "");
        if (TakeTrouble(line, text)) return;
        if (section != Section.Rest && TakeBeginning(text)) return;
        TakeStatement(text);
    }

    private bool TakeTrouble(string line, string text)
    {
        if (text.StartsWith("ERROR", StringComparison.Ordinal) || text.StartsWith("Error on task", StringComparison.Ordinal)
            || text.Contains("I cannot allocate memory", StringComparison.Ordinal))
        {
            errors.Add(text.Trim());
            isInError = true;
            return true;
        }

        if (text.StartsWith("WARNING", StringComparison.OrdinalIgnoreCase) || text.StartsWith("CRITICAL WARNING", StringComparison.Ordinal))
        {
            warnings.Add(text.Trim());
            return true;
        }

        isInError = isInError
            && (line.StartsWith("     ", StringComparison.Ordinal) || text.StartsWith("The PLC output will be", StringComparison.Ordinal));
        if (isInError) errors[^1] += " " + text.Trim();
        return isInError;
    }

    private bool TakeBeginning(string text)
    {
        if (Greeting().Match(text) is { Success: true } greeting)
        {
            log = log with { Version = greeting.Groups["version"].Value, Ranks = WholeNumber(greeting, "ranks") };
            section = Section.Greeting;
        }
        else if (text.StartsWith("Usage: pinocchio", StringComparison.Ordinal))
        {
            log = log with { IsUsage = true };
        }
        else if (text.StartsWith("Reading parameters from file", StringComparison.Ordinal))
        {
            section = Section.Between;
        }
        else if (section == Section.Greeting)
        {
            if (text.Length > 0) directives.Add(text);
        }
        else if (text.StartsWith("Flag for this run:", StringComparison.Ordinal))
        {
            log = log with { RunFlag = text["Flag for this run:".Length..].Trim() };
        }
        else if (text.StartsWith("PARAMETER VALUES", StringComparison.Ordinal))
        {
            section = Section.Echo;
        }
        else if (section == Section.Echo && Echo().Match(text) is { Success: true } pair)
        {
            echo[pair.Groups["key"].Value] = pair.Groups["value"].Value.Trim();
            if (pair.Groups["key"].Value is "Sigma8" && Number(pair, "value") is > 0 and double given) log = log with { Sigma8 = given };
        }
        else if (text.StartsWith("SMOOTHING RADII", StringComparison.Ordinal))
        {
            section = Section.Rest;
        }
        else
        {
            return false;
        }

        return true;
    }

    private void TakeStatement(string text)
    {
        // A cone of a small box prints hundreds of thousands of these.
        if (text.StartsWith("   Replication", StringComparison.Ordinal)) return;
        if (Written().Match(text) is { Success: true } file)
            written[file.Groups["file"].Value] = written.GetValueOrDefault(file.Groups["file"].Value) + LongNumber(file, "halos");
        else if (Normalisation().Match(text) is { Success: true } normalisation) log = log with { Sigma8 = Number(normalisation, "value") };
        else if (Vertex().Match(text) is { Success: true } vertex && Number("BoxSize (true Mpc)") is double box)
            log = log with { ConeVertex = (Number(vertex, "x") / box, Number(vertex, "y") / box, Number(vertex, "z") / box) };
        else if (Axis().Match(text) is { Success: true } axis)
            log = log with { ConeAxis = (Number(axis, "x"), Number(axis, "y"), Number(axis, "z")) };
        else if (Buffer().Match(text) is { Success: true } buffer) log = log with { ConeBufferSize = WholeNumber(buffer, "value") };
        else if (ExpectedCone().Match(text) is { Success: true } cone) log = log with { ExpectedConeHalos = LongNumber(cone, "value") };
        else if (ExpectedStorage().Match(text) is { Success: true } storage) log = log with { ExpectedStorage = Number(storage, "value") };
        else if (Collapsed().Match(text) is { Success: true } collapsed)
            log = log with { CollapsedParticles = LongNumber(collapsed, "value") };
        else if (ConeTotal().Match(text) is { Success: true } total) log = log with { ConeHalos = LongNumber(total, "value") };
        else if (PeakFactor().Match(text) is { Success: true } factor) log = log with { SufficientPeakFactor = Number(factor, "value") };
        else if (Memory().Match(text) is { Success: true } rank)
            memory.Add(new RankMemory(WholeNumber(rank, "rank"), Number(rank, "size"), Number(rank, "overhead"), Number(rank, "bytes")));
    }

    private double? Number(string key) =>
        echo.TryGetValue(key, out string? text) && double.TryParse(text, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static double Number(Match match, string group) =>
        double.Parse(match.Groups[group].ValueSpan, provider: CultureInfo.InvariantCulture);

    private static int WholeNumber(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, provider: CultureInfo.InvariantCulture);

    private static long LongNumber(Match match, string group) =>
        long.Parse(match.Groups[group].ValueSpan, provider: CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\[\w{3} \w{3} +\d+ \d{4} [\d:]{8}\] ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"This is pinocchio (?<version>V[\d.]+), running on (?<ranks>\d+) MPI tasks", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^(?<key>\S(?:.*?\S)?) {2,}(?<value>\S.*)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Echo();

    [GeneratedRegex(@"^Task \d+ has written (?<halos>\d+) (?:halos|trees and \d+ branches) on file (?<file>\S+\.out(?:\.\d+)?)$",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Written();

    [GeneratedRegex(@"^Normalization of the provided P\(k\): Sigma8=(?<value>[-+.\deE]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Normalisation();

    [GeneratedRegex(@"^Past Light Cone will be centred on point \[(?<x>[^,\]]+),(?<y>[^,\]]+),(?<z>[^,\]]+)\]",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Vertex();

    [GeneratedRegex(@"^The cone vertex will be pointed toward \[(?<x>[^,\]]+),(?<y>[^,\]]+),(?<z>[^,\]]+)\]", RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Axis();

    [GeneratedRegex(@"^Task 0 will use plc\.Nmax=(?<value>\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Buffer();

    [GeneratedRegex(@"^past light cone, number of halos: (?<value>\d+),", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ExpectedCone();

    [GeneratedRegex(@"^Total storage: (?<value>[-+.\deE]+) Mbyte", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ExpectedStorage();

    [GeneratedRegex(@"^Number of collapsed particles to z=\S+ (?<value>\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Collapsed();

    [GeneratedRegex(@"^total number of halos in the PLC: (?<value>\d+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ConeTotal();

    [GeneratedRegex(@"^The PredPeakFactor parameter could have been +(?<value>[-+.\deE]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PeakFactor();

    [GeneratedRegex(@"^ +(?<rank>\d+) +\d+- *\d+- *\d+ +(?<size>\d+) +(?<overhead>[\d.]+) .*?(?<bytes>[\d.]+)$",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Memory();
}
