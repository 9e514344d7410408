using Orchestrator.Campaigns.Yaml;
using Orchestrator.Transports;

namespace Orchestrator.Sites;

/// <summary>Reads a site's file; whatever is wrong in it is said at once, with line, key and what is allowed.</summary>
internal static class SiteProfileReader
{
    private const double Day = 86400;
    // Slurm gives a step no more cores a task than it is told of, and a packed job's step must not take its neighbours' share.
    private static readonly string[] Srun = ["srun", "--exact", "--ntasks={ranks}", "--cpus-per-task={threads}", "--mem-per-cpu={megabytes}M"];
    private static readonly string[] Ways = ["publickey", "password", "keyboard-interactive"];

    /// <summary>Reads the file.</summary>
    /// <param name="file">Path of the profile.</param>
    /// <param name="callerFolder">Folder to which it is relative.</param>
    /// <param name="user">The caller's name, for <c>{user}</c> where the profile names no user.</param>
    /// <exception cref="Campaigns.InvalidCampaignException">The file is missing or something in it is wrong.</exception>
    public static SiteProfile Read(string file, string callerFolder, string user)
    {
        CampaignDocument document = CampaignDocument.Load(file, [], callerFolder);
        YamlSection root = document.Root;
        string name = Identifier(root, "site", required: true) ?? "";
        bool isLocal = root.Word("scheduler", ["slurm", "local"]) is "local";
        TransportKind transport = root.Word("transport", ["local", "ssh-net", "ssh"], isLocal ? "local" : "ssh-net") switch
        {
            "local" => TransportKind.Local,
            "ssh" => TransportKind.SshProgram,
            _ => TransportKind.SshNet,
        };
        string? remoteUser = Identifier(root, "user", required: false);
        YamlSection? timings = root.Section("timings");
        TimeSpan submission = Seconds(timings, "submission", 30, 1, 600);
        TimeSpan message = Seconds(timings, "message_timeout", 10, 0.1, 3600);
        var profile = new SiteProfile
        {
            Name = name,
            Scheduler = isLocal ? SchedulerKind.Local : SchedulerKind.Slurm,
            Transport = transport,
            Host = (transport == TransportKind.Local ? null : Identifier(root, "host", required: true)) ?? "",
            TransferHost = Identifier(root, "transfer_host", required: false),
            Port = root.Has("port") ? root.Integer("port", 1, 65535) : null,
            User = remoteUser,
            Authentication = WaysToLogIn(root),
            IdentityFile = Expand(root.Text("identity_file", required: false)),
            KnownHostsFile = Expand(root.Text("known_hosts", required: false)),
            SshConfigurationFile = Expand(root.Text("ssh_config", required: false)),
            Root = RootOf(root, isLocal, remoteUser ?? user),
            Partition = Identifier(root, "partition", required: false),
            Account = Identifier(root, "account", required: false),
            Qos = Identifier(root, "qos", required: false),
            RequiredOptions = Options(root, "required_options", "--name or --name=value", isName: false),
            ForbiddenOptions = Options(root, "forbidden_options", "--name", isName: true),
            ShellInit = root.Text("shell_init", required: false) ?? "",
            Modules = root.Texts("modules", "a list of modules") ?? [],
            Container = root.Texts("container", "a list of words") ?? [],
            Hdf5Library = root.Text("hdf5_library", required: false),
            UsesArrays = root.Switch("arrays", false),
            ArrayThrottle = root.Has("array_throttle") ? root.Integer("array_throttle", 1, int.MaxValue) : null,
            AccountingDays = root.Integer("accounting_days", 0, 365, 7),
            SubmissionTimeLimit = submission,
            CommandTimeLimit = Seconds(timings, "command", 120, 1, 3600),
            RetryPause = Seconds(timings, "retry_pause", 2, 0.01, 600),
            Limits = LimitsOf(name, root.Section("limits"), root.Switch("arrays", false), timings, submission + message, PinocchioOf(root, isLocal, timings)),
        };
        timings?.RefuseOtherKeys();
        root.RefuseOtherKeys();
        document.ThrowIfInvalid();
        return profile;
    }

    private static SiteLimits LimitsOf(string name, YamlSection? limits, bool usesArrays, YamlSection? timings, TimeSpan unclear, PinocchioCall pinocchio)
    {
        int members = limits?.Integer("members_per_job", 1, 100_000, 1) ?? 1;
        var read = new SiteLimits
        {
            Name = name,
            ActiveJobs = limits?.Has("active_jobs") == true ? limits.Integer("active_jobs", usesArrays ? members : 1, int.MaxValue) : null,
            MembersPerJob = members,
            // The elements of an array run side by side as far as the scheduler pleases; each has the whole wall time for itself.
            ConcurrencyPerJob = usesArrays ? members : limits?.Integer("concurrency_per_job", 1, members, 1) ?? 1,
            ChargedCores = limits?.Integer("charged_cores", 1, int.MaxValue, 1) ?? 1,
            CoresPerTask = limits?.Has("cores_per_task") == true ? limits.Integer("cores_per_task", 1, int.MaxValue) : null,
            Pinocchio = pinocchio,
            Memory = limits?.Has("memory") == true ? (long)(limits.Number("memory", NumberRange.Positive("GiB")) * (1L << 30)) : null,
            WallTime = limits?.Has("wall_time") == true ? TimeSpan.FromHours(limits.Number("wall_time", NumberRange.Open(0, 10000, "hours"))) : null,
            PollInterval = Seconds(timings, "poll", 60, 0.1, Day),
            HeartbeatLimit = Seconds(timings, "heartbeat_limit", 600, 1, Day),
            UnclearSubmissionWait = Seconds(timings, "unclear_submission", unclear.TotalSeconds, 0.1, Day),
            MarkerRecheck = Seconds(timings, "marker_recheck", 120, 0.1, Day),
        };
        limits?.RefuseOtherKeys();
        return read;
    }

    private static PinocchioCall PinocchioOf(YamlSection root, bool isLocal, YamlSection? timings)
    {
        string program = root.Text("pinocchio", required: false) ?? PinocchioCall.DefaultProgram;
        if (!IsProgram(program)) root.Complain("pinocchio", "not a program", "a name on the PATH, or an absolute path; no line breaks");
        return new PinocchioCall
        {
            Program = program,
            Launcher = root.Texts("launcher", "a list of words, in which {ranks}, {threads} and {megabytes} are replaced") ?? (isLocal ? null : Srun),
            Grace = Seconds(timings, "engine_grace", PinocchioCall.DefaultGrace, 0, Day),
        };
    }

    private static bool IsProgram(string program) =>
        !program.Any(char.IsControl) && program[0] != '-' && (program[0] == '/' || !program.Contains('/', StringComparison.Ordinal));

    private static TimeSpan Seconds(YamlSection? section, string key, double fallback, double least, double most) =>
        TimeSpan.FromSeconds(section?.Number(key, NumberRange.Closed(least, most, "seconds"), fallback) is { } value && value >= least && value <= most ? value : fallback);

    private static string? Identifier(YamlSection section, string key, bool required)
    {
        string? value = section.Text(key, required);
        if (value is null || ShellText.IsIdentifier(value)) return value;
        section.Complain(key, "not an identifier", $"{ShellText.IdentifierAlphabet}, not starting with -");
        return null;
    }

    private static IReadOnlyList<string> WaysToLogIn(YamlSection root)
    {
        IReadOnlyList<string> ways = root.Texts("authentication", string.Join(", ", Ways)) ?? ["publickey"];
        if (ways.Count == 0 || ways.Except(Ways, StringComparer.Ordinal).Any()) root.Complain("authentication", "not a way to log in", string.Join(", ", Ways));
        return ways;
    }

    private static IReadOnlyList<string> Options(YamlSection root, string key, string allowed, bool isName)
    {
        IReadOnlyList<string> options = root.Texts(key, $"a list of {allowed}") ?? [];
        foreach (string option in options)
        {
            int equals = option.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? option : option[..equals];
            bool isOption = name.StartsWith("--", StringComparison.Ordinal) && ShellText.IsIdentifier(name[2..]) && !option.Any(char.IsControl);
            if (!isOption || (isName && equals >= 0)) root.Complain(key, $"'{option}' is not an option", allowed);
        }
        return options;
    }

    private static string RootOf(YamlSection root, bool isLocal, string user)
    {
        string path = (root.Text("root", required: !isLocal) ?? "/").Replace("{user}", user, StringComparison.Ordinal).TrimEnd('/');
        try
        {
            if (path.Length > 0) ShellText.RelativePath(path.TrimStart('/'));
            if (path.Length == 0 || path[0] == '/') return path;
        }
        catch (ArgumentException)
        {
            // Said below.
        }
        root.Complain("root", "not an absolute path of plain names", "/ and [A-Za-z0-9_.-], without ..; {user} stands for the user");
        return path;
    }

    private static string? Expand(string? path) => path?.StartsWith("~/", StringComparison.Ordinal) == true
        ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..]
        : path;
}
