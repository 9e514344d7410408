using System.Globalization;
using Orchestrator.Worker;

namespace Orchestrator.Sites;

/// <summary>How PINOCCHIO is called at a site.</summary>
internal sealed record PinocchioCall
{
    /// <summary>What the program is called where nothing else is said: it is then looked for on the PATH.</summary>
    public const string DefaultProgram = "pinocchio.x";

    /// <summary>Seconds that the program may take to end after its last words, where nothing else is said.</summary>
    public const double DefaultGrace = 60;

    private static readonly string[] Mpirun = ["mpirun", "-np", "{ranks}"];

    /// <summary>The program: a name on the PATH, or a path.</summary>
    public string Program { get; init; } = DefaultProgram;

    /// <summary>Words before it, in which <c>{ranks}</c>, <c>{threads}</c> (cores of a rank) and <c>{megabytes}</c> (of memory for a core)
    /// are replaced; null for <c>mpirun</c> where there are several ranks.</summary>
    public IReadOnlyList<string>? Launcher { get; init; }

    /// <summary>How long it may take to end after its last words.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(DefaultGrace);

    /// <summary>The call for a run.</summary>
    /// <param name="resources">What it needs.</param>
    public EngineDocument For(TaskResources resources)
    {
        IReadOnlyList<string> words = Launcher ?? (resources.Ranks > 1 ? Mpirun : []);
        string Fill(string word) => word
            .Replace("{ranks}", Number(resources.Ranks), StringComparison.Ordinal)
            .Replace("{threads}", Number(resources.CoresPerRank), StringComparison.Ordinal)
            .Replace("{megabytes}", Number(resources.MegabytesPerCore), StringComparison.Ordinal);
        return new EngineDocument([.. words.Select(Fill)], Program, Grace.TotalSeconds);
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
