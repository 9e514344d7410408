using System.CommandLine;
using System.Globalization;
using Orchestrator.Numerics;

namespace Orchestrator.Commands;

/// <summary>The options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The workspace.</summary>
    public static Option<string?> Workspace { get; } =
        new("--workspace") { Description = "Folder of the campaign's results; default: runs/<campaign>", HelpName = "DIR" };

    /// <summary>Overrides of the campaign file.</summary>
    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "Override a key of the campaign file; paths are relative to the current folder; may be repeated",
        HelpName = "key.path=value",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [],
    };

    /// <summary>Where to run.</summary>
    public static Option<string?> Site { get; } = new("--site")
    {
        Description = "Where to run: the name of a site (a file below jobs/sites) or the path of a profile; default: what the campaign file says, else this machine",
        HelpName = "NAME",
    };

    /// <summary>Degree of parallel work; a word, so that what is no number is refused like what is out of range.</summary>
    public static Option<string?> Threads { get; } =
        new("--threads") { Description = "Threads to use; default: all cores. Results do not depend on it", HelpName = "N" };

    /// <summary>No progress.</summary>
    public static Option<bool> Quiet { get; } = new("--quiet") { Description = "No progress on standard error" };

    /// <summary>Machine-readable output.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "One JSON document on standard output" };

    /// <summary>The campaign file.</summary>
    public static Argument<string> Campaign() => new("campaign.yaml") { Description = "The campaign file" };

    /// <summary>The threads that the command line asks for.</summary>
    /// <exception cref="InvalidInputException">Not 1 to 4096.</exception>
    public static int ThreadCount(ParseResult parsed)
    {
        if (parsed.GetValue(Threads) is not { } word) return Environment.ProcessorCount;
        const string Allowed = "a whole number from 1 to 4096";
        if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int threads))
            throw new InvalidInputException("not a whole number", key: Threads.Name, value: word, allowed: Allowed);
        if (threads is < 1 or > 4096) throw new InvalidInputException("out of range", key: Threads.Name, value: word, allowed: Allowed);
        return threads;
    }
}
