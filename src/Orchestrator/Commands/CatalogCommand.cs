using System.CommandLine;
using Orchestrator.CatalogFiles;
using Orchestrator.Catalogues;
using Orchestrator.Numerics;
using Orchestrator.Output;
using Orchestrator.Reports;
using Orchestrator.Worker;

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
        var plot = new Option<string?>("--plot") { Description = "Write a picture of the mass function", HelpName = "PNG" };
        var command = new Command("catalog", "Look into a catalogue: what it is, counts, columns with units and ranges, mass function")
        {
            file, parameters, plot, CommonOptions.Json,
        };
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(file);
            string? parameterFile = parsed.GetValue(parameters) is { } given ? Path.GetFullPath(given, shell.Folder) : null;
            CatalogueSummary summary = CatalogueReader.Read(Path.GetFullPath(name, shell.Folder), parameterFile) with { File = name };
            if (parsed.GetValue(plot) is { } picture) Plot(summary, Path.GetFullPath(picture, shell.Folder));
            if (parsed.GetValue(CommonOptions.Json))
                JsonDocumentOutput.Write(shell.Output, "catalog", "catalog", ok: true, summary.ToJson());
            else foreach (string line in summary.InWords()) shell.Output.WriteLine(line);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Plot(CatalogueSummary summary, string path)
    {
        ConeMassFunction massFunction = summary.MassFunction
            ?? throw new InvalidInputException(
                "there is no mass function to draw: the file holds no halos, or its cosmology is unknown", summary.File, key: "--plot");
        AtomicFile.WriteAllBytes(path, CatalogueFigure.Draw(massFunction, Path.GetFileName(summary.File)));
    }
}
