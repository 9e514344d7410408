namespace Orchestrator.Pinocchio.Tests;

/// <summary>The folders of real runs.</summary>
internal static class ReferenceRuns
{
    public static TheoryData<string> All =>
    [
        "pinocchio/ref64_ascii", "pinocchio/ref64_binary", "pinocchio/ref64_ascii_np2_numfiles2", "pinocchio/ref64_binary_np2_numfiles2",
        "pinocchio/ref128_ascii", "pinocchio/ref128_binary", "pinocchio/ref128_binary_np2", "pinocchio/ref32_snapshot",
        "pinocchio/ref32_light",
        "pinocchio/ref32_truemsun_ascii", "pinocchio/ref32_w0wa", "pinocchio/ref32_tabeos", "pinocchio/ref32_tabpk",
        "campaign8/0000", "campaign8/0001", "campaign8/0002", "campaign8/0003", "campaign8/0004", "campaign8/0005", "campaign8/0006",
        "campaign8/0007",
    ];

    /// <summary>Those of one rank, whose halos the engine finds again.</summary>
    public static IEnumerable<ITheoryDataRow> OneRank =>
    [
        .. ((string[])[
            "pinocchio/ref32_snapshot", "pinocchio/ref32_light", "pinocchio/ref32_w0wa", "pinocchio/ref32_tabeos", "pinocchio/ref32_tabpk",
            "pinocchio/ref32_truemsun_ascii", "pinocchio/ref64_ascii", "pinocchio/ref64_binary",
        ]).Select(static name => new TheoryDataRow<string>(name)),
        new TheoryDataRow<string>("pinocchio/ref128_ascii").WithTrait("Duration", "Slow"),
        new TheoryDataRow<string>("pinocchio/ref128_binary").WithTrait("Duration", "Slow"),
    ];

    public static PinocchioRun Open(string name) => PinocchioRun.Open(ReferenceData.Path(name.Split('/')));

    public static CatalogHalo[] Catalog(PinocchioRun run, double redshift) =>
        [.. run.CatalogFiles(redshift).SelectMany(path =>
        {
            using CatalogReader reader = CatalogReader.Open(path, run.Parameters.Units);
            return reader.ReadToEnd();
        })];

    public static ConeHalo[] Cone(PinocchioRun run) =>
        [.. run.ConeFiles.SelectMany(path =>
        {
            using ConeReader reader = ConeReader.Open(path, run.Parameters.Units);
            return reader.ReadToEnd();
        })];
}
