using Orchestrator.Campaigns.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Orchestrator.Campaigns;

/// <summary>Writes a campaign file as it is in force.</summary>
internal static class CampaignText
{
    /// <summary>With each path absolute: the same campaign wherever the text is put on this machine.</summary>
    public static string WithAbsolutePaths(CampaignDocument document) => Write(document, keepPaths: true);

    /// <summary>Without the keys that hold paths: the same text wherever the campaign ran.</summary>
    public static string WithoutPaths(CampaignDocument document) => Write(document, keepPaths: false);

    private static string Write(CampaignDocument document, bool keepPaths)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Emit(emitter, document.Tree, document.Paths, keepPaths);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, YamlNode node, IReadOnlyDictionary<YamlScalarNode, string> paths, bool keepPaths)
    {
        switch (node)
        {
            case YamlScalarNode scalar:
                emitter.Emit(
                    new Scalar(AnchorName.Empty, TagName.Empty, paths.GetValueOrDefault(scalar, scalar.Value ?? ""), scalar.Style, true,
                    true));
                break;
            case YamlSequenceNode sequence:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, sequence.Style));
                foreach (YamlNode item in sequence) Emit(emitter, item, paths, keepPaths);
                emitter.Emit(new SequenceEnd());
                break;
            case YamlMappingNode mapping:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, mapping.Style));
                foreach ((YamlNode key, YamlNode value) in mapping)
                {
                    if (!keepPaths && value is YamlScalarNode path && paths.ContainsKey(path)) continue;
                    Emit(emitter, key, paths, keepPaths);
                    Emit(emitter, value, paths, keepPaths);
                }
                emitter.Emit(new MappingEnd());
                break;
        }
    }
}
