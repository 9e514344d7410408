using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;
using Orchestrator.Output;
using Orchestrator.Running;
using Orchestrator.TrainingSets;
using Orchestrator.Worker;

namespace Orchestrator.Commands;

/// <summary><c>why</c>: what a training set, or one of its samples, is made of, down to the run.</summary>
internal static class WhyCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("training-set.h5") { Description = "The index of a training set" };
        var sample = new Argument<int?>("sample") { Description = "Number of a sample, from 0", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("why", "Say what a training set, or one of its samples, is made of") { file, sample, CommonOptions.Json };
        command.SetAction(parsed =>
        {
            string path = Path.GetFullPath(parsed.GetRequiredValue(file), shell.Folder);
            if (!File.Exists(path)) throw new InvalidInputException("there is no such file", parsed.GetRequiredValue(file));
            JsonObject answer = parsed.GetValue(sample) is { } number ? OfSample(path, number, shell.Time) : OfSet(path);
            if (parsed.GetValue(CommonOptions.Json)) JsonDocumentOutput.Write(shell.Output, "why", "why", ok: true, answer);
            else foreach (string line in InWords(answer, "")) shell.Output.WriteLine(line);
            return ExitCode.Done;
        });
        return command;
    }

    private static JsonObject OfSet(string path)
    {
        IReadOnlyList<SampleRow> rows = SampleTable.Read(path);
        using Hdf5File file = Hdf5File.OpenRead(path);
        return new JsonObject
        {
            ["file"] = path,
            ["campaign"] = file.ReadStringAttribute("/", "campaign")[0],
            ["lineage"] = file.ReadStringAttribute("/", "lineage")[0],
            ["content_hash"] = file.ReadStringAttribute("/", ContentHash.AttributeName)[0],
            ["software_version"] = file.ReadStringAttribute("/", "software_version")[0],
            ["samples"] = rows.Count,
            ["simulations"] =
                new JsonArray(
                    [.. rows.Select(row => row.Record.Identity.Simulation).Distinct().Order().Select(simulation => (JsonNode)simulation)]),
            ["recipes"] =
                new JsonArray(
                    [.. rows.Select(row => row.Record.Identity.Recipe).Distinct(StringComparer.Ordinal)
                        .Select(recipe => (JsonNode)recipe)]),
        };
    }

    private static JsonObject OfSample(string path, int number, TimeProvider time)
    {
        IReadOnlyList<SampleRow> rows = SampleTable.Read(path);
        if (number < 0 || number >= rows.Count)
            throw new InvalidInputException(
                "there is no such sample", path, key: "sample", value: number.ToString(CultureInfo.InvariantCulture),
                allowed: $"0 to {rows.Count - 1}");
        SampleRow row = rows[number];
        SampleIdentity identity = row.Record.Identity;
        string workspace = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, ".."));
        TaskFolder mock = FolderOf(workspace, "mocks", identity.Simulation, row.Record.Lineage);
        TaskFolder? halos = (string?)mock.ReadResult()?.MadeOf["inputs"]?["halos"] is { } lineage
            ? FolderOf(workspace, "simulations", identity.Simulation, lineage) : null;
        return new JsonObject
        {
            ["file"] = path,
            ["sample"] = number,
            ["simulation"] = identity.Simulation,
            ["recipe"] = identity.Recipe,
            ["realisation"] = identity.Realisation,
            ["ablation"] = identity.Ablation,
            ["split"] = row.Split.ToString(),
            ["galaxies"] = row.Galaxies,
            ["lineage"] = row.Record.Lineage,
            ["mock"] = Describe(workspace, mock, time),
            ["halos"] = Describe(workspace, halos, time),
        };
    }

    private static TaskFolder FolderOf(string workspace, string stage, int simulation, string lineage) =>
        new(Path.Combine(workspace, stage, simulation.ToString("D6", CultureInfo.InvariantCulture), lineage[..16]));

    private static JsonObject? Describe(string workspace, TaskFolder? task, TimeProvider time) => task?.ReadResult() is not { } result ? null : new JsonObject
    {
        ["made_of"] = result.MadeOf.DeepClone(),
        ["attempt"] = result.Attempt,
        ["host"] = result.Host,
        ["started"] = result.Started.ToString("O"),
        ["seconds"] = Math.Round(result.Seconds, 3),
        ["software_version"] = result.SoftwareVersion,
        ["attempts"] = AttemptHistory.Of(workspace, task, time),
    };

    private static IEnumerable<string> InWords(JsonObject members, string indent)
    {
        foreach ((string key, JsonNode? value) in members)
        {
            if (value is JsonArray { Count: > 0 } records && records[0] is JsonObject)
            {
                yield return $"{indent}{key}:";
                foreach (JsonNode? record in records) yield return $"{indent}  {OneLine((JsonObject)record!)}";
            }
            else if (value is JsonObject section)
            {
                yield return $"{indent}{key}:";
                foreach (string line in InWords(section, indent + "  ")) yield return line;
            }
            else
            {
                string text = value switch
                {
                    null => "not in this workspace",
                    JsonArray list => string.Join(", ", list.Select(item => item?.ToString())),
                    _ => value.ToString(),
                };
                yield return $"{indent}{key + ":",-18} {text}";
            }
        }
    }

    private static string OneLine(JsonObject record) =>
        string.Join(", ", record.Where(member => member.Value is not null).Select(member => $"{member.Key.Replace('_', ' ')} {member.Value}"));
}
