using System.CommandLine;
using Orchestrator.Campaigns;
using Orchestrator.Sites;
using Orchestrator.Workspaces;

namespace Orchestrator.Commands;

/// <summary>What every command that takes a campaign file has in common.</summary>
internal sealed record CampaignCommand
{
    /// <summary>Surroundings.</summary>
    public required Shell Shell { get; init; }

    /// <summary>The campaign.</summary>
    public required Campaign Campaign { get; init; }

    /// <summary>Its workspace.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>Where it runs; null for this machine.</summary>
    public required SiteProfile? Site { get; init; }

    /// <summary>Threads to use.</summary>
    public required int Threads { get; init; }

    /// <summary>Whether to keep quiet.</summary>
    public required bool Quiet { get; init; }

    /// <summary>Whether to write JSON.</summary>
    public required bool Json { get; init; }

    /// <summary>Makes a command that reads a campaign file before it does anything.</summary>
    /// <param name="name">Name of the command.</param>
    /// <param name="description">Its one line in the help.</param>
    /// <param name="shell">Surroundings.</param>
    /// <param name="options">Options beyond the common ones.</param>
    /// <param name="action">What it does; returns the exit code.</param>
    public static Command Create(
        string name,
        string description,
        Shell shell,
        IReadOnlyList<Option> options,
        Func<CampaignCommand, ParseResult, CancellationToken, Task<int>> action)
    {
        Argument<string> file = CommonOptions.Campaign();
        var command = new Command(name, description)
        {
            file, CommonOptions.Workspace, CommonOptions.Set, CommonOptions.Site, CommonOptions.Threads, CommonOptions.Quiet, CommonOptions.Json,
        };
        foreach (Option option in options) command.Add(option);
        command.SetAction((parsed, cancellation) => action(Read(shell, parsed, file), parsed, cancellation));
        return command;
    }

    /// <summary>Makes a command that ends without waiting for anything.</summary>
    /// <param name="name">Name of the command.</param>
    /// <param name="description">Its one line in the help.</param>
    /// <param name="shell">Surroundings.</param>
    /// <param name="options">Options beyond the common ones.</param>
    /// <param name="action">What it does; returns the exit code.</param>
    public static Command Create(
        string name, string description, Shell shell, IReadOnlyList<Option> options, Func<CampaignCommand, ParseResult, int> action) =>
        Create(name, description, shell, options, (command, parsed, _) => Task.FromResult(action(command, parsed)));

    private static CampaignCommand Read(Shell shell, ParseResult parsed, Argument<string> file)
    {
        int threads = CommonOptions.ThreadCount(parsed);
        string[] overrides = parsed.GetValue(CommonOptions.Set) ?? [];
        if (parsed.GetValue(CommonOptions.Site) is { } site) overrides = [.. overrides, $"{CommonOptions.Site.Name}={site}"];
        Campaign campaign = CampaignReader.Read(parsed.GetRequiredValue(file), overrides, shell.Folder);
        return new CampaignCommand
        {
            Shell = shell,
            Campaign = campaign,
            Workspace = Workspace.Of(campaign, parsed.GetValue(CommonOptions.Workspace), shell.Folder),
            Site = campaign.SiteProfile is { } profile ? SiteProfileReader.Read(profile, shell.Folder, Environment.UserName) : null,
            Threads = threads,
            Quiet = parsed.GetValue(CommonOptions.Quiet),
            Json = parsed.GetValue(CommonOptions.Json),
        };
    }
}
