using System.CommandLine;
using Orchestrator.CatalogFiles;
using Orchestrator.Catalogues;
using Orchestrator.Output;

namespace Orchestrator.Commands;

/// <summary><c>catalog</c>: looks into a file.</summary>
internal static class CatalogCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("file") { Description = "halos.h5, a training set, or any output of PINOCCHIO" };
        var parameters = new Option<string?>("--parameters")
        {
            Description = "PINOCCHIO's parameter file; default: parameter_file beside the file",
            HelpName = "FILE",
        };
        var plot = new Option<string?>("--plot")
        {
            Description = "Write a picture: the mass function of halos, or the curves of another output",
            HelpName = "PNG",
        };
        var command = new Command("catalog", "Look into a catalogue: what it is, counts, columns with units and ranges, mass function")
        {
            file, parameters, plot, CommonOptions.Json,
        };
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(file);
            string? parameterFile = parsed.GetValue(parameters) is { } given ? Path.GetFullPath(given, shell.Folder) : null;
            string path = Path.GetFullPath(name, shell.Folder);
            CatalogueSummary summary = CatalogueReader.Read(path, parameterFile) with { File = name };
            if (parsed.GetValue(plot) is { } picture)
                AtomicFile.WriteAllBytes(Path.GetFullPath(picture, shell.Folder), CatalogueReader.Draw(path, parameterFile, summary));
            if (parsed.GetValue(CommonOptions.Json))
                JsonDocumentOutput.Write(shell.Output, "catalog", "catalog", ok: true, summary.ToJson());
            else foreach (string line in summary.InWords()) shell.Output.WriteLine(line);
            return ExitCode.Done;
        });
        return command;
    }
}
