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

    /// <summary>What the sshd that asks is told first.</summary>
    public const string Password = "correct horse";

    /// <summary>What it is told then.</summary>
    public const string OneTimeCode = "271828";

    /// <summary>Port of the sshd that asks through PAM.</summary>
    public int PromptingPort => Port + 10;

    /// <summary>Port of a second sshd like the first.</summary>
    public int SecondPort => Port + 11;

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
    public int AcceptedLogins(string log = "sshd.log") => File.ReadLines(PathOf("log", log)).Count(line => line.StartsWith("Accepted ", StringComparison.Ordinal) && !line.StartsWith("Accepted key ", StringComparison.Ordinal));

    /// <summary>How many logins sshd has refused so far.</summary>
    public int FailedLogins(string log = "sshd.log") =>
        File.ReadLines(PathOf("log", log)).Count(line => line.StartsWith("Failed ", StringComparison.Ordinal));

    /// <summary>Starts a second sshd like the first, on a port of its own.</summary>
    public async Task StartSecondAsync()
    {
        if (File.Exists(PathOf("run", "second.pid"))) return;
        await ConfigureAsync("second", SecondPort, text => text);
        await File.AppendAllTextAsync(PathOf("ssh", "known_hosts"), await KnownAsync(SecondPort));
        await StartedAsync("second");
    }

    /// <summary>Starts an sshd that asks for <see cref="Password"/> and <see cref="OneTimeCode"/> through PAM.</summary>
    /// <returns>What is missing for it on this machine; null if nothing is.</returns>
    public async Task<string?> StartPromptingAsync()
    {
        if (File.Exists(PathOf("run", "pam.pid"))) return null;
        string codes = PathOf("ssh", "codes");
        string make = $"use DB_File; tie my %h, 'DB_File', '{codes}.db', O_RDWR|O_CREAT, 0600, $DB_HASH or die; $h{{'{User}'}} = '{OneTimeCode}'";
        if ((await RunAsync("perl", "-e", make)).Code != 0) return "perl's DB_File, which makes the data base of codes, is missing";
        await File.WriteAllTextAsync($"/etc/pam.d/{User}pam", $"auth required pam_unix.so\nauth required pam_userdb.so db={codes} crypt=none\naccount required pam_permit.so\nsession required pam_permit.so\n");
        await RunAsync("sh", "-c", $"echo '{User}:{Password}' | chpasswd");
        await ConfigureAsync("pam", PromptingPort, text => text
            .Replace("UsePAM no", "UsePAM yes", StringComparison.Ordinal)
            .Replace("PasswordAuthentication no", "PasswordAuthentication yes", StringComparison.Ordinal)
            .Replace("KbdInteractiveAuthentication no", "KbdInteractiveAuthentication yes", StringComparison.Ordinal) + "PubkeyAuthentication no\n");
        await File.WriteAllTextAsync(PathOf("ssh", "known_hosts_pam"), await KnownAsync(PromptingPort));
        await StartedAsync("pam");
        return null;
    }

    private async Task ConfigureAsync(string name, int port, Func<string, string> edit)
    {
        string text = await File.ReadAllTextAsync(PathOf("ssh", "sshd_config"));
        text = text.Replace(string.Create(CultureInfo.InvariantCulture, $"Port {Port}"), string.Create(CultureInfo.InvariantCulture, $"Port {port}"), StringComparison.Ordinal)
            .Replace("sshd.pid", $"{name}.pid", StringComparison.Ordinal);
        await File.WriteAllTextAsync(PathOf("ssh", $"{name}_config"), edit(text));
    }

    private async Task<string> KnownAsync(int port)
    {
        string[] key = (await File.ReadAllTextAsync(PathOf("ssh", "host_ed25519.pub"))).Split(' ');
        return string.Create(CultureInfo.InvariantCulture, $"[127.0.0.1]:{port} {key[0]} {key[1]}\n");
    }

    private async Task StartedAsync(string name)
    {
        await ScriptAsync("start", name);
        for (int i = 0; i < 100 && !File.Exists(PathOf("run", $"{name}.pid")); i++) await Task.Delay(50);
    }

    /// <summary>Makes the user the owner of a folder and all below it.</summary>
    public void GiveToUser(string path)
    {
        using Process process = Process.Start("chown", ["-R", $"{User}:", path]);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"chown {path}: {process.ExitCode}");
    }

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
