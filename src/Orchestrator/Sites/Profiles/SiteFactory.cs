using Orchestrator.Numerics;
using Orchestrator.Schedulers.Slurm;
using Orchestrator.Transports;

namespace Orchestrator.Sites;

/// <summary>Puts a site together from its profile: transport, shells, scheduler.</summary>
/// <param name="person">Is asked for what only a person knows.</param>
/// <param name="home">The caller's home folder.</param>
/// <param name="user">The caller's name.</param>
internal sealed class SiteFactory(IOperator person, string home, string user)
{
    private const int DefaultSshPort = 22;
    private static readonly TimeSpan ConnectTimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>Makes the site; nothing is connected yet.</summary>
    /// <param name="profile">The site's profile, of a batch system.</param>
    /// <param name="worker">The worker to stage.</param>
    /// <param name="campaign">Name of the campaign.</param>
    /// <exception cref="InvalidInputException">The profile asks for what its transport cannot do.</exception>
    public ISite Create(SiteProfile profile, WorkerPackage worker, string campaign)
    {
        if (profile.Scheduler != SchedulerKind.Slurm)
            throw new InvalidInputException("not a site with a batch system", key: "scheduler", value: "local", allowed: "slurm");
        RemoteShell jobs = Shell(profile, profile.Host);
        RemoteShell files = profile.TransferHost is { } other && !string.Equals(other, profile.Host, StringComparison.Ordinal) ? Shell(profile, other) : jobs;
        return new SchedulerSite(profile, new SlurmScheduler(profile), jobs, files, worker, campaign);
    }

    private RemoteShell Shell(SiteProfile profile, string host) => new(Transport(profile, host), profile.ShellInit, profile.CommandTimeLimit);

    private ITransport Transport(SiteProfile profile, string host) => profile.Transport switch
    {
        TransportKind.Local => new LocalTransport(),
        TransportKind.SshProgram => new SshProgramTransport(host, ProgramOptions(profile), Path.Combine(home, ".ssh", "orchestrator"), person, profile.RetryPause),
        _ => new SshNetTransport(Endpoint(profile, host), person, ConnectTimeLimit, profile.RetryPause),
    };

    private static List<string> ProgramOptions(SiteProfile profile)
    {
        var options = new List<string>();
        if (profile.SshConfigurationFile is { } file) options.AddRange(["-F", file]);
        if (profile.Port is { } port) options.AddRange(["-o", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Port={port}")]);
        if (profile.User is { } name) options.AddRange(["-o", $"User={name}"]);
        if (profile.IdentityFile is { } key) options.AddRange(["-o", $"IdentityFile={key}", "-o", "IdentitiesOnly=yes"]);
        if (profile.KnownHostsFile is { } known) options.AddRange(["-o", $"UserKnownHostsFile={known}"]);
        return options;
    }

    private SshEndpoint Endpoint(SiteProfile profile, string host)
    {
        string[] defaults = [Path.Combine(home, ".ssh", "config"), "/etc/ssh/ssh_config"];
        SshConfiguration configuration = SshConfiguration.Load(host, profile.SshConfigurationFile is { } own ? [own] : defaults, home);
        foreach (string keyword in (string[])["ProxyJump", "ProxyCommand"])
        {
            if (configuration.Find(keyword) is { } proxy && !proxy.Equals("none", StringComparison.OrdinalIgnoreCase))
                throw new InvalidInputException($"the ssh configuration reaches {host} with {keyword}, which SSH.NET does not know", key: "transport", value: "ssh-net", allowed: "ssh");
        }
        string hostName = configuration.Find("HostName") ?? host;
        string? port = configuration.Find("Port");
        string? agent = configuration.Find("IdentityAgent") ?? Environment.GetEnvironmentVariable("SSH_AUTH_SOCK");
        string? identity = profile.IdentityFile ?? configuration.Find("IdentityFile");
        string? known = profile.KnownHostsFile ?? configuration.Find("UserKnownHostsFile");
        return new SshEndpoint
        {
            Alias = host,
            HostName = hostName,
            HostKeyAlias = configuration.Find("HostKeyAlias") ?? hostName,
            Port = profile.Port ?? (int.TryParse(port, System.Globalization.CultureInfo.InvariantCulture, out int written) ? written : DefaultSshPort),
            User = profile.User ?? configuration.Find("User") ?? user,
            IdentityFile = identity is null ? null : configuration.ExpandPath(identity, hostName),
            AgentSocket = string.IsNullOrEmpty(agent) || agent.Equals("none", StringComparison.OrdinalIgnoreCase) ? null : configuration.ExpandPath(agent, hostName),
            KnownHostsFiles = known is not null
                ? [configuration.ExpandPath(known, hostName)]
                : [Path.Combine(home, ".ssh", "known_hosts"), "/etc/ssh/ssh_known_hosts"],
            Authentication = profile.Authentication,
        };
    }
}
