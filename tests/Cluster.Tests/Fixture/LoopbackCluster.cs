using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Orchestrator.Cluster.Tests.Fixture;

/// <summary>A Slurm with eight virtual nodes and an sshd on loopback, with a user, folder and ports of their own; ended by pid.</summary>
public sealed class LoopbackCluster : IAsyncLifetime
{
    private const int PortsEach = 32;
    private const int FirstPort = 20000;
    private const int Blocks = 300;
    private static readonly string[] Programs = ["sbatch", "slurmctld", "slurmd", "munged", "sshd", "ssh-keygen", "tcsh"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orchestrator-cluster-");
    private readonly Dictionary<string, string> environment;

    public LoopbackCluster()
    {
        Port = FreePorts();
        User = string.Create(CultureInfo.InvariantCulture, $"orch{Port}");
        environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LC_BASE"] = folder.FullName,
            ["LC_PORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["LC_USER"] = User,
            ["LC_PAM"] = User + "pam",
            ["SLURM_CONF"] = Path.Combine(folder.FullName, "etc", "slurm.conf"),
        };
    }

    /// <summary>Why there is no cluster here; null when there is.</summary>
    public string? Missing { get; private set; }

    /// <summary>Port of sshd.</summary>
    public int Port { get; }

    /// <summary>The one user.</summary>
    public string User { get; }

    /// <summary>The user's home folder.</summary>
    public string Home => PathOf("home");

    /// <summary>A path below the cluster's folder.</summary>
    public string PathOf(params string[] parts) => Path.Combine([folder.FullName, .. parts]);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        string[] absent = [.. Programs.Where(program => !Exists(program))];
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") Missing = "a Slurm and an sshd of our own take root";
        else if (absent.Length > 0) Missing = $"not installed: {string.Join(", ", absent)}";
        else await ScriptAsync("up");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Missing is null) await ScriptAsync("down");
        else folder.Delete(recursive: true);
    }

    /// <summary>Skips the calling test where there is no cluster.</summary>
    public void Need()
    {
        if (Missing is not null) Assert.Skip(Missing);
    }

    /// <summary>Runs the cluster's script: <c>start D</c>, <c>stop D</c>, <c>kill9 D</c>.</summary>
    public async Task<string> ScriptAsync(params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(Path.Combine(AppContext.BaseDirectory, "Fixture", "loopback-cluster.sh"), arguments);
        return code == 0 ? output : throw new InvalidOperationException($"loopback-cluster.sh {string.Join(' ', arguments)}: {code}: {error}{output}");
    }

    /// <summary>Runs a program of the cluster as root, as <c>scontrol</c>.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        // Daemons keep the descriptors they are born with: the streams are read until the program ends, not until they close.
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new System.Text.StringBuilder();
        var error = new System.Text.StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.HasExited) await Task.Delay(20);
        await Task.Delay(20);
        return (process.ExitCode, output.ToString(), error.ToString());
    }

    /// <summary>How many logins sshd has accepted so far.</summary>
    public int AcceptedLogins() => File.ReadLines(PathOf("log", "sshd.log")).Count(line => line.StartsWith("Accepted ", StringComparison.Ordinal) && !line.StartsWith("Accepted key ", StringComparison.Ordinal));

    /// <summary>How many logins sshd has refused so far.</summary>
    public int FailedLogins(string log = "sshd.log") =>
        File.ReadLines(PathOf("log", log)).Count(line => line.StartsWith("Failed ", StringComparison.Ordinal));

    private static bool Exists(string program) =>
        new[] { "/usr/bin", "/usr/sbin", "/bin", "/sbin" }.Any(path => File.Exists(Path.Combine(path, program)));

    private static int FreePorts()
    {
        for (int block = Environment.ProcessId % Blocks; ; block = (block + 1) % Blocks)
        {
            int first = FirstPort + (block * PortsEach);
            if (Enumerable.Range(first, PortsEach).All(IsFree)) return first;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
