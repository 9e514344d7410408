using System.Globalization;
using Orchestrator.Commands;

namespace Orchestrator.Output;

/// <summary>Tells on standard error how far the work is, how fast it goes and how long it will still take.</summary>
/// <remarks>On a terminal one line is overwritten; elsewhere a plain line appears now and then. Safe to call from several
/// threads.</remarks>
internal sealed class ProgressReporter
{
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Shell shell;
    private readonly bool quiet;
    private readonly long started;
    private long lastShown;
    private double total;
    private double done;
    private bool lineIsOpen;

    /// <summary>Makes a reporter.</summary>
    /// <param name="shell">Where it writes, and the clock.</param>
    /// <param name="quiet">Whether to say nothing.</param>
    public ProgressReporter(Shell shell, bool quiet)
    {
        this.shell = shell;
        this.quiet = quiet;
        started = shell.Time.GetTimestamp();
        lastShown = started;
    }

    /// <summary>Says how much work there is.</summary>
    /// <param name="work">Amount of work, in any unit.</param>
    public void Begin(double work) => total = work;

    /// <summary>Notes that a piece of work is done.</summary>
    /// <param name="work">Its amount.</param>
    /// <param name="what">What was done, as in "simulation 3".</param>
    public void Advance(double work, string what)
    {
        lock (gate)
        {
            done += work;
            if (quiet) return;
            bool last = done >= total;
            TimeSpan interval = shell.IsTerminal ? TerminalInterval : PlainInterval;
            if (!last && shell.Time.GetElapsedTime(lastShown) < interval) return;
            lastShown = shell.Time.GetTimestamp();
            Show(Line(what));
        }
    }

    /// <summary>Writes a line that stays.</summary>
    public void Say(string text)
    {
        if (quiet) return;
        lock (gate)
        {
            CloseLine();
            shell.Error.WriteLine(text);
        }
    }

    /// <summary>Ends the line that is overwritten.</summary>
    public void End()
    {
        lock (gate) CloseLine();
    }

    private string Line(string what)
    {
        double elapsed = shell.Time.GetElapsedTime(started).TotalSeconds;
        double rate = elapsed > 0 ? done / elapsed : 0;
        string left = rate > 0 && done < total ? $", {Duration((total - done) / rate)} left" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{100 * done / total,3:F0} %  {what}  ({rate:G3} samples/s{left})");
    }

    private static string Duration(double seconds) =>
        seconds < 90
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F0} s")
            : TimeSpan.FromSeconds(Math.Round(seconds)).ToString("c", CultureInfo.InvariantCulture);

    private void Show(string text)
    {
        if (!shell.IsTerminal)
        {
            shell.Error.WriteLine(text);
            return;
        }
        shell.Error.Write($"\r{text}\u001b[K");
        lineIsOpen = true;
    }

    private void CloseLine()
    {
        if (lineIsOpen) shell.Error.WriteLine();
        lineIsOpen = false;
    }
}
