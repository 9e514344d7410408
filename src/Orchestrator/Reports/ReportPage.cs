using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Orchestrator.Reports;

/// <summary>Writes the report as one page of HTML that needs nothing but the pictures beside it.</summary>
internal static partial class ReportPage
{
    /// <summary>The page.</summary>
    public static string Write(ReportContent content)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            {LineageElement(content.Lineage)}
            <title>{Text(content.Campaign)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <header><h1>{Text(content.Campaign)}</h1>
            <dl>{string.Concat(content.Facts.Select(fact => $"<div><dt>{Text(fact.Name)}</dt><dd>{Text(fact.Value)}</dd></div>"))}</dl></header>
            <main>

            """);
        foreach (ReportTrainingSet set in content.TrainingSets) TrainingSet(page, set);
        Checks(page, content.Checks);
        foreach (ReportFigure figure in content.Figures)
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                <section><h2>{Text(figure.Title)}</h2>
                <figure><img src="{Text(figure.FileName)}" alt="{Text(figure.Title)}"><figcaption>{Text(figure.Caption)}</figcaption></figure></section>

                """);
        }
        Runs(page, content);
        page.Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>The element of the page that says what it was made of.</summary>
    public static string LineageElement(string lineage) => $"<meta name=\"lineage\" content=\"{Text(lineage)}\">";

    /// <summary>File names of the pictures that a page shows.</summary>
    public static IEnumerable<string> PicturesOf(string page) => Picture.Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["name"].Value));

    [GeneratedRegex("<img src=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Picture { get; }

    private static void TrainingSet(StringBuilder page, ReportTrainingSet set) => page.Append(CultureInfo.InvariantCulture, $$"""
        <section><h2>Training set <a href="{{Text(set.Path)}}">{{Text(set.Name)}}</a></h2>
        <p>{{set.Samples}} samples of maps {{Text(set.Shape)}}, {{Size(set.Bytes)}}. Counts of galaxies per pixel; labels and everything else lie beside them.</p>
        <pre><code>import h5py

        with h5py.File("{{Text(set.Name)}}.h5") as f:
            train = f["sample/split"][:] == 0        # 0 train, 1 validation, 2 test
            maps = f["maps"]                         # (sample, slice, y, x), galaxies per pixel
            labels = f["labels"][:]                  # columns: f["labels"].attrs["columns"]
            assert maps[0].sum() == f["sample/galaxies"][0]
        </code></pre></section>

        """);

    private static void Checks(StringBuilder page, IReadOnlyList<ReportCheck> checks)
    {
        page.Append("<section><h2>Checks</h2><table class=\"checks\">");
        foreach (ReportCheck check in checks)
        {
            string state = check switch
            {
                { IsJudged: false } => "<td>not judged</td>",
                { Passed: true } => "<td class=\"good\">holds</td>",
                _ => "<td class=\"bad\">look here</td>",
            };
            page.Append(CultureInfo.InvariantCulture, $"<tr>{state}<td>{Text(check.Name)}</td><td>{Text(check.Detail)}</td></tr>");
        }
        page.Append("</table></section>\n");
    }

    private static void Runs(StringBuilder page, ReportContent content)
    {
        page.Append("<section><h2>Simulations</h2><div class=\"wide\"><table><thead><tr>");
        foreach (string column in content.RunColumns) page.Append(CultureInfo.InvariantCulture, $"<th>{Text(column)}</th>");
        page.Append("</tr></thead><tbody>\n");
        foreach (IReadOnlyList<string> row in content.Runs)
            page.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(row.Select(cell => $"<td>{Text(cell)}</td>"))}</tr>\n");
        page.Append("</tbody></table></div></section>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB");

    private const string Style = """

        :root { color-scheme: light; --ink: #1c2430; --soft: #5b6675; --line: #dfe4ea; --accent: #6a1b6a; }
        * { box-sizing: border-box; }
        body { margin: 0; font: 16px/1.55 system-ui, "DejaVu Sans", sans-serif; color: var(--ink); background: #f5f6f8; }
        header, main { max-width: 1200px; margin: 0 auto; padding: 1.5rem; }
        header h1 { margin: 0 0 .8rem; font-size: 1.9rem; }
        dl { display: flex; flex-wrap: wrap; gap: .8rem 2.2rem; margin: 0; }
        dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; font-weight: 600; }
        section { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.4rem; margin-bottom: 1.2rem; }
        h2 { margin: .1rem 0 .7rem; font-size: 1.2rem; }
        a { color: var(--accent); }
        figure { margin: 0; } img { max-width: 100%; height: auto; display: block; margin: 0 auto; }
        figcaption { color: var(--soft); font-size: .92rem; margin-top: .6rem; }
        pre { background: #f2f3f6; border-radius: 8px; padding: .8rem 1rem; overflow-x: auto; font-size: .88rem; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; width: 100%; }
        th, td { text-align: right; padding: .3rem .7rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
        th { color: var(--soft); font-weight: 600; } .checks td { text-align: left; white-space: normal; }
        .good { color: #14702c; font-weight: 600; } .bad { color: #a3260e; font-weight: 600; }

        """;
}
