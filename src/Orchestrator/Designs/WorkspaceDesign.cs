using System.Runtime.CompilerServices;
using Orchestrator.CatalogFiles;
using Orchestrator.LatinHypercube;
using Orchestrator.Numerics;
using Orchestrator.Reports;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Designs;

/// <summary>The design as a workspace keeps it: <c>design.csv</c>, <c>certificate.json</c> and a picture.</summary>
internal static class WorkspaceDesign
{
    /// <summary>Name of the picture of the design.</summary>
    public const string PictureName = "certificate.png";

    private static readonly ConditionalWeakTable<DesignSpecification, DesignResult> DrawnDesigns = [];

    /// <summary>The design in a workspace; null if there is none.</summary>
    public static (DesignTable Table, DesignCertificate Certificate)? Read(Workspace workspace)
    {
        if (!File.Exists(workspace.DesignTable) || !File.Exists(workspace.Certificate)) return null;
        using StreamReader reader = File.OpenText(workspace.DesignTable);
        return (DesignCsv.Read(reader, workspace.DesignTable),
            DesignCertificate.FromJson(File.ReadAllText(workspace.Certificate), workspace.Certificate));
    }

    /// <summary>The table of a specification: as the workspace has it, grown perhaps, else as it would be drawn.</summary>
    /// <exception cref="InvalidInputException">The workspace has another design, or the specification cannot be drawn.</exception>
    public static DesignTable Of(Workspace workspace, DesignSpecification specification)
    {
        if (Read(workspace) is not { } present) return Drawn(specification).Table;
        Design.RequireDrawnFrom(specification, present.Table, present.Certificate);
        return present.Table;
    }

    /// <summary>The design as it is drawn, which takes a few seconds: one process does it once.</summary>
    public static DesignResult Drawn(DesignSpecification specification) =>
        DrawnDesigns.GetValue(specification, static drawn => Design.Create(drawn, Environment.ProcessorCount));

    /// <summary>Puts a design into a workspace; one that has grown from it stays.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="design">The design.</param>
    /// <param name="replaces">Hash of the table that may be replaced; null if none may.</param>
    /// <exception cref="InvalidInputException">The workspace has another design.</exception>
    public static void Write(Workspace workspace, DesignResult design, string? replaces = null)
    {
        if (Read(workspace) is { } present)
        {
            if (string.Equals(present.Table.ContentHash, design.Table.ContentHash, StringComparison.Ordinal)) return;
            bool hasGrown = replaces is null && Contains(present.Table, design.Table);
            if (hasGrown) return;
            if (!string.Equals(present.Table.ContentHash, replaces, StringComparison.Ordinal))
            {
                throw new InvalidInputException(
                    "the workspace has another design, which simulations may have been run for", workspace.DesignTable, key: "table_hash",
                    value: present.Table.ContentHash,
                        allowed: $"{design.Table.ContentHash}, or another --workspace; 'design grow' adds the next slice");
            }
        }
        Folders.Create(workspace.Root);
        AtomicFile.WriteAllText(workspace.DesignTable, Csv(design.Table));
        AtomicFile.WriteAllBytes(Path.Combine(workspace.Root, PictureName), Draw(design.Table));
        AtomicFile.WriteAllText(workspace.Certificate, design.Certificate.ToJson() + "\n");
    }

    // A design that has grown holds every row that it began with.
    private static bool Contains(DesignTable table, DesignTable part)
    {
        if (!table.Names.SequenceEqual(part.Names, StringComparer.Ordinal)) return false;
        var numbers = part.Simulation.ToArray().ToHashSet();
        DesignTable common = table.Where(row => numbers.Contains(table.Simulation[row]));
        return string.Equals(common.ContentHash, part.ContentHash, StringComparison.Ordinal);
    }

    /// <summary>The table as text.</summary>
    public static string Csv(DesignTable table)
    {
        var text = new StringWriter { NewLine = "\n" };
        DesignCsv.Write(table, text);
        return text.ToString();
    }

    /// <summary>The table's projections as a PNG.</summary>
    public static byte[] Draw(DesignTable table)
    {
        IReadOnlyList<double>[] points =
            [.. Enumerable.Range(0, table.Count)
                .Select(row =>
                    (IReadOnlyList<double>)[.. Enumerable.Range(0, table.Names.Count).Select(column => table.Column(column)[row])])];
        return DesignFigure.Draw(table.Names, points, table.Slice.ToArray(), $"{table.Count} points");
    }
}
