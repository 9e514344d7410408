using System.Runtime.CompilerServices;
using Orchestrator.Numerics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Orchestrator.Campaigns.Yaml;

/// <summary>The nodes of a campaign file with where each came from, and every complaint about them.</summary>
/// <remarks>Complaints are collected, so that a person sees all of them at once.</remarks>
internal sealed class CampaignDocument
{
    private readonly string file;
    private readonly string callerFolder;
    private readonly List<InvalidInputException> errors = [];
    private readonly ConditionalWeakTable<YamlNode, string> overrides = [];
    private readonly Dictionary<YamlScalarNode, string> paths = new(ReferenceEqualityComparer.Instance);

    private CampaignDocument(string file, string callerFolder, YamlMappingNode root)
    {
        this.file = file;
        this.callerFolder = callerFolder;
        Tree = root;
    }

    /// <summary>The file as it was named on the command line, for messages.</summary>
    public string File => file;

    /// <summary>The root of the file, overrides applied.</summary>
    public YamlSection Root => new(this, Tree, "");

    /// <summary>The nodes, overrides applied.</summary>
    public YamlMappingNode Tree { get; }

    /// <summary>Where a path in the file was resolved to, by node.</summary>
    public IReadOnlyDictionary<YamlScalarNode, string> Paths => paths;

    /// <summary>Reads the file and applies <c>--set</c>.</summary>
    /// <param name="file">Path of the campaign file.</param>
    /// <param name="assignments">Texts <c>key.path=value</c>, applied in order; one with two dashes before it is an option of the command
    /// line, whose value is taken as it is.</param>
    /// <param name="callerFolder">Folder to which <paramref name="file"/> and paths inside <paramref name="assignments"/> are
    /// relative.</param>
    /// <exception cref="InvalidCampaignException">The file is missing, is no YAML mapping, or an assignment cannot be applied.</exception>
    public static CampaignDocument Load(string file, IReadOnlyList<string> assignments, string callerFolder)
    {
        string path = Path.GetFullPath(file, callerFolder);
        if (!System.IO.File.Exists(path))
            throw new InvalidCampaignException([new InvalidInputException("the campaign file does not exist", file)]);
        var document = new CampaignDocument(file, callerFolder, Parse(file, System.IO.File.ReadAllText(path)));
        foreach (string assignment in assignments) document.Apply(assignment);
        document.ThrowIfInvalid();
        return document;
    }

    /// <summary>Notes a complaint about a node.</summary>
    /// <param name="message">What is wrong, without file, line and key.</param>
    /// <param name="key">Full dotted key.</param>
    /// <param name="node">The node at fault, for its line and value.</param>
    /// <param name="allowed">What would be right.</param>
    public void Complain(string message, string key, YamlNode? node, string? allowed = null)
    {
        string? origin = node is not null && overrides.TryGetValue(node, out string? assignment) ? assignment : null;
        errors.Add(new InvalidInputException(
            message,
            origin is null ? file : origin.StartsWith("--", StringComparison.Ordinal) ? origin : $"--set {origin}",
            origin is null && node is not null ? (int)node.Start.Line : null,
            key,
            (node as YamlScalarNode)?.Value,
            allowed));
    }

    /// <summary>The absolute path that a scalar means: relative to the file, or to the caller when it came from <c>--set</c>.</summary>
    public string ResolvePath(YamlScalarNode node)
    {
        string folder = overrides.TryGetValue(node, out _)
            ? callerFolder
            : Path.GetDirectoryName(Path.GetFullPath(file, callerFolder))!;
        string resolved = Path.GetFullPath(node.Value!, folder);
        paths[node] = resolved;
        return resolved;
    }

    /// <summary>Notes a name that says where the campaign runs: like a path, it is no part of what the campaign is.</summary>
    public void NotePlace(YamlScalarNode node) => paths[node] = node.Value!;

    /// <summary>The folder of the file, absolute.</summary>
    public string Folder => Path.GetDirectoryName(Path.GetFullPath(file, callerFolder))!;

    /// <summary>Whether nothing was complained about so far.</summary>
    public bool IsValid => errors.Count == 0;

    /// <summary>Throws what was complained about so far.</summary>
    /// <exception cref="InvalidCampaignException">There was any complaint.</exception>
    public void ThrowIfInvalid()
    {
        if (errors.Count > 0) throw new InvalidCampaignException([.. errors]);
    }

    private static YamlMappingNode Parse(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            string reason = exception.InnerException?.Message ?? exception.Message;
            throw new InvalidCampaignException(
                [new InvalidInputException($"not readable as YAML: {reason}", file, (int)exception.Start.Line)]);
        }
        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root) return root;
        throw new InvalidCampaignException([new InvalidInputException("a campaign file is one YAML mapping of keys to values", file, 1)]);
    }

    private void Apply(string assignment)
    {
        int equals = assignment.IndexOf('=');
        if (equals <= 0)
        {
            errors.Add(new InvalidInputException("not an assignment", $"--set {assignment}", allowed: "key.path=value"));
            return;
        }
        bool isOption = assignment.StartsWith("--", StringComparison.Ordinal);
        string[] keys = isOption ? [assignment[2..equals]] : assignment[..equals].Split('.');
        YamlNode value = isOption ? new YamlScalarNode(assignment[(equals + 1)..]) : ParseValue(assignment[(equals + 1)..]);
        MarkAsOverride(value, assignment);
        YamlMappingNode parent = Tree;
        foreach (string key in keys[..^1])
        {
            if (!parent.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? child))
            {
                child = new YamlMappingNode();
                MarkAsOverride(child, assignment);
                parent.Add(key, child);
            }
            if (child is not YamlMappingNode mapping)
            {
                errors.Add(new InvalidInputException(
                    $"'{key}' is a value, not a section", $"--set {assignment}", key: assignment[..equals]));
                return;
            }
            parent = mapping;
        }
        parent.Children[new YamlScalarNode(keys[^1])] = value;
    }

    private static YamlNode ParseValue(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException)
        {
            return new YamlScalarNode(text);
        }
        return stream.Documents.Count == 1 ? stream.Documents[0].RootNode : new YamlScalarNode(text);
    }

    private void MarkAsOverride(YamlNode node, string assignment)
    {
        overrides.AddOrUpdate(node, assignment);
        if (node is YamlMappingNode mapping)
        {
            foreach ((YamlNode key, YamlNode value) in mapping)
            {
                overrides.AddOrUpdate(key, assignment);
                MarkAsOverride(value, assignment);
            }
        }
        else if (node is YamlSequenceNode sequence)
        {
            foreach (YamlNode item in sequence) MarkAsOverride(item, assignment);
        }
    }
}
