namespace Orchestrator.Sites;

/// <summary>How a site is reached and what it allows, as its file under <c>jobs/sites</c> says.</summary>
/// <remarks>A profile is code: its <c>shell_init</c>, modules, container and launcher run under the person's name.</remarks>
internal sealed record SiteProfile
{
    /// <summary>Name of the site.</summary>
    public required string Name { get; init; }

    /// <summary>The batch system.</summary>
    public required SchedulerKind Scheduler { get; init; }

    /// <summary>How commands reach the host.</summary>
    public required TransportKind Transport { get; init; }

    /// <summary>The host that takes jobs: a name, or an alias of <c>~/.ssh/config</c>; empty for the local transport.</summary>
    public string Host { get; init; } = "";

    /// <summary>The host that takes files; null for the same.</summary>
    public string? TransferHost { get; init; }

    /// <summary>Port; null for what the ssh configuration says, else 22.</summary>
    public int? Port { get; init; }

    /// <summary>User name; null for what the ssh configuration says, else the caller's.</summary>
    public string? User { get; init; }

    /// <summary>Ways to log in, in order.</summary>
    public IReadOnlyList<string> Authentication { get; init; } = ["publickey"];

    /// <summary>The one private key that is offered; null for what the ssh configuration says, else the agent's only key.</summary>
    public string? IdentityFile { get; init; }

    /// <summary>The known_hosts file; null for the ssh configuration's, else the person's and the system's.</summary>
    public string? KnownHostsFile { get; init; }

    /// <summary>The ssh configuration; null for the person's and the system's.</summary>
    public string? SshConfigurationFile { get; init; }

    /// <summary>Absolute path at the site below which campaigns live, <c>{user}</c> already replaced.</summary>
    public required string Root { get; init; }

    /// <summary>Partition; null for the site's default.</summary>
    public string? Partition { get; init; }

    /// <summary>Account; null for the user's default.</summary>
    public string? Account { get; init; }

    /// <summary>Quality of service; null for the default.</summary>
    public string? Qos { get; init; }

    /// <summary>Options that each submission carries, as <c>--comment=cosmology</c>.</summary>
    public IReadOnlyList<string> RequiredOptions { get; init; } = [];

    /// <summary>Names of options that the site refuses, as <c>--mem-per-cpu</c>.</summary>
    public IReadOnlyList<string> ForbiddenOptions { get; init; } = [];

    /// <summary>Lines for the shell before anything else, at the host and in the job.</summary>
    public string ShellInit { get; init; } = "";

    /// <summary>Modules that a job loads.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Words before each call of the worker, as <c>apptainer exec IMAGE</c>. PINOCCHIO runs outside of it.</summary>
    public IReadOnlyList<string> Container { get; init; } = [];

    /// <summary>Path of libhdf5 on the nodes; null to look for it.</summary>
    public string? Hdf5Library { get; init; }

    /// <summary>Whether several members go as one array, one job for each; else they are packed into one job.</summary>
    public bool UsesArrays { get; init; }

    /// <summary>Most elements of an array that run at a time; null without a limit.</summary>
    public int? ArrayThrottle { get; init; }

    /// <summary>How many days back the records of ended jobs are searched; 0 where the site keeps none.</summary>
    public int AccountingDays { get; init; } = 7;

    /// <summary>Longest time that the submission command may take.</summary>
    public TimeSpan SubmissionTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time that any command may take.</summary>
    public TimeSpan CommandTimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Pause before connecting and asking are tried again; later pauses grow.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What the site allows.</summary>
    public required SiteLimits Limits { get; init; }
}
