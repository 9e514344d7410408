using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Orchestrator.Campaigns.Yaml;

/// <summary>Reads the keys of one mapping of the campaign file; whatever is wrong is noted in the document and a harmless value
/// returned.</summary>
/// <remarks>After the last key <see cref="RefuseOtherKeys"/> must be called: it refuses the keys that nobody asked for.</remarks>
internal sealed class YamlSection
{
    private readonly CampaignDocument document;
    private readonly YamlMappingNode node;
    private readonly string path;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    internal YamlSection(CampaignDocument document, YamlMappingNode node, string path)
    {
        this.document = document;
        this.node = node;
        this.path = path;
    }

    /// <summary>Whether nothing in the section was complained about so far.</summary>
    public bool IsValid { get; private set; } = true;

    /// <summary>Names of the keys that are written in the section, in their order.</summary>
    public IEnumerable<string> WrittenKeys => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>The full name of a key of this section.</summary>
    public string FullName(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Whether the key is written; it counts as known from now on.</summary>
    public bool Has(string key)
    {
        known.Add(key);
        return Find(key) is not null;
    }

    /// <summary>Notes that a key of this section has a wrong value.</summary>
    public void Complain(string key, string message, string? allowed = null) =>
        Complain(message, FullName(key), Find(key) ?? node, allowed);

    /// <summary>Notes that the section as a whole makes no sense.</summary>
    public void ComplainAboutAll(string message, string allowed) => Complain(message, path, node, allowed);

    /// <summary>A number.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="range">What it may be.</param>
    /// <param name="fallback">Its value when it is not written; null makes it required.</param>
    public double Number(string key, NumberRange range, double? fallback = null)
    {
        if (Scalar(key, fallback is null, range.ToString()) is not { } scalar) return fallback ?? double.NaN;
        if (scalar.Style == ScalarStyle.Plain && TryNumber(scalar.Value, out double value))
        {
            if (!range.Contains(value)) Complain("out of range", FullName(key), scalar, range.ToString());
            return value;
        }
        Complain("not a number", FullName(key), scalar, range.ToString());
        return fallback ?? double.NaN;
    }

    /// <summary>A whole number.</summary>
    public int Integer(string key, int minimum, int maximum, int? fallback = null)
    {
        string allowed = maximum == int.MaxValue ? $"a whole number, at least {minimum}" : $"a whole number from {minimum} to {maximum}";
        if (Scalar(key, fallback is null, allowed) is not { } scalar) return fallback ?? minimum;
        if (scalar.Style != ScalarStyle.Plain
            || !long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
            Complain("not a whole number", FullName(key), scalar, allowed);
        else if (value < minimum || value > maximum)
            Complain("out of range", FullName(key), scalar, allowed);
        else
            return (int)value;
        return fallback ?? minimum;
    }

    /// <summary>A seed: 64 bits.</summary>
    public ulong Seed(string key)
    {
        const string Allowed = "a whole number from 0 to 18446744073709551615";
        if (Scalar(key, true, Allowed) is not { } scalar) return 0;
        if (scalar.Style == ScalarStyle.Plain
            && ulong.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value))
            return value;
        Complain("not a seed", FullName(key), scalar, Allowed);
        return 0;
    }

    /// <summary>A switch written <c>on</c> or <c>off</c> (or <c>true</c>, <c>false</c>).</summary>
    public bool Switch(string key, bool fallback)
    {
        if (Scalar(key, false, "on or off") is not { } scalar) return fallback;
        if (AsSwitch(scalar.Value) is { } value) return value;
        Complain("not a switch", FullName(key), scalar, "on or off");
        return fallback;
    }

    /// <summary>One of a few words.</summary>
    public string Word(string key, IReadOnlyList<string> allowed, string? fallback = null)
    {
        string list = string.Join(", ", allowed);
        if (Scalar(key, fallback is null, list) is not { } scalar) return fallback ?? allowed[0];
        if (allowed.Contains(scalar.Value, StringComparer.Ordinal)) return scalar.Value!;
        string hint = NearestName.Of(scalar.Value ?? "", allowed) is { } near ? $"unknown value; did you mean '{near}'?" : "unknown value";
        Complain(hint, FullName(key), scalar, list);
        return fallback ?? allowed[0];
    }

    /// <summary>Free text, or null when it is not written and not required.</summary>
    public string? Text(string key, bool required) => Scalar(key, required, "a text")?.Value;

    /// <summary>A path made absolute, or null when it is not written and not required.</summary>
    public string? FilePath(string key, bool required) =>
        Scalar(key, required, "a path") is { } scalar ? document.ResolvePath(scalar) : null;

    /// <summary>A name, or a path made absolute (a text with a slash or an extension <c>.yaml</c>); null when it is not written. Either
    /// says where the campaign runs and not what it is, so portable texts leave it out.</summary>
    public string? NameOrPath(string key)
    {
        if (Scalar(key, false, "a name or a path") is not { } scalar) return null;
        if (scalar.Value!.Contains('/', StringComparison.Ordinal) || scalar.Value.EndsWith(".yaml", StringComparison.Ordinal))
            return document.ResolvePath(scalar);
        document.NotePlace(scalar);
        return scalar.Value;
    }

    /// <summary>The section below a key, or null when it is not written.</summary>
    public YamlSection? Section(string key, bool required = false)
    {
        known.Add(key);
        switch (Find(key))
        {
            case YamlMappingNode mapping:
                return new YamlSection(document, mapping, FullName(key));
            case null:
                if (required) Complain("missing section", FullName(key), path.Length == 0 ? null : node, null);
                return null;
            case var other:
                Complain("not a section", FullName(key), other, "keys and values below it");
                return null;
        }
    }

    /// <summary>Whether the key holds a list.</summary>
    public bool IsList(string key) => Find(key) is YamlSequenceNode;

    /// <summary>Whether the key says <c>off</c>; any other word is complained about, a section is not.</summary>
    public bool IsOff(string key, string allowed)
    {
        if (Find(key) is not YamlScalarNode scalar) return false;
        if (AsSwitch(scalar.Value) == false) return true;
        Complain("neither off nor a section", FullName(key), scalar, allowed);
        return true;
    }

    /// <summary>A list of texts, or null when it is not written or when it is the word that may stand for it.</summary>
    public IReadOnlyList<string>? Texts(string key, string allowed, string? orWord = null)
    {
        known.Add(key);
        if (Find(key) is not { } found) return null;
        if (orWord is not null && string.Equals((found as YamlScalarNode)?.Value, orWord, StringComparison.Ordinal)) return null;
        if (found is YamlSequenceNode sequence && sequence.Children.All(item => item is YamlScalarNode))
            return [.. sequence.Children.Select(item => ((YamlScalarNode)item).Value ?? "")];
        Complain("not a list", FullName(key), found, allowed);
        return null;
    }

    /// <summary>A list of numbers, or null when it is not written or not one.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="count">How many there must be; null for any number.</param>
    /// <param name="range">What each may be.</param>
    public IReadOnlyList<double>? Numbers(string key, int? count, NumberRange range)
    {
        string allowed = count is null ? $"a list of numbers, each {range}" : $"a list of {count} numbers, each {range}";
        if (Texts(key, allowed) is not { } texts) return null;
        var numbers = new List<double>();
        foreach (string text in texts)
            if (TryNumber(text, out double value) && range.Contains(value)) numbers.Add(value);
        if (numbers.Count == texts.Count && (count is null || count == numbers.Count)) return numbers;
        Complain("wrong list", FullName(key), Find(key), allowed);
        return null;
    }

    /// <summary>The sections of a list, or none when it is not written.</summary>
    public IReadOnlyList<YamlSection> Sections(string key, string allowed)
    {
        known.Add(key);
        if (Find(key) is not { } found) return [];
        if (found is YamlSequenceNode sequence && sequence.Children.All(item => item is YamlMappingNode))
            return [.. sequence.Children.Select(
                (item, index) => new YamlSection(document, (YamlMappingNode)item, $"{FullName(key)}[{index}]"))];
        Complain("not a list of sections", FullName(key), found, allowed);
        return [];
    }

    /// <summary>Refuses every key of the section that was never asked for, naming the nearest one that exists.</summary>
    public void RefuseOtherKeys()
    {
        foreach (YamlNode key in node.Children.Keys)
        {
            string name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (known.Contains(name)) continue;
            string hint = NearestName.Of(name, known) is { } near ? $"unknown key; did you mean '{near}'?" : "unknown key";
            Complain(hint, FullName(name), node.Children[key], string.Join(", ", known.Order(StringComparer.Ordinal)));
        }
    }

    /// <summary>Reads <c>on</c>, <c>off</c>, <c>true</c>, <c>false</c>; null for anything else.</summary>
    private static bool? AsSwitch(string? text) => text switch { "on" or "true" => true, "off" or "false" => false, _ => null };

    private static bool TryNumber(string? text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private void Complain(string message, string key, YamlNode? at, string? allowed)
    {
        IsValid = false;
        document.Complain(message, key, at, allowed);
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? found) ? found : null;

    private YamlScalarNode? Scalar(string key, bool required, string allowed)
    {
        known.Add(key);
        switch (Find(key))
        {
            case YamlScalarNode { Value: not (null or "") } scalar:
                return scalar;
            case null:
                if (required) Complain("missing", FullName(key), path.Length == 0 ? null : node, allowed);
                return null;
            case var other:
                Complain("not a single value", FullName(key), other, allowed);
                return null;
        }
    }
}
