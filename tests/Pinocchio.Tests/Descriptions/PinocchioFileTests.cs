using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

public sealed class PinocchioFileTests
{
    [Theory]
    [MemberData(nameof(ReferenceRuns.All), MemberType = typeof(ReferenceRuns))]
    public void Describe_EveryFileOfARun_TellsWhatItIs(string name)
    {
        foreach (string path in ReferenceFiles.In(ReferenceData.Path(name.Split('/'))))
        {
            string file = Path.GetFileName(path);
            FileDescription description = PinocchioFile.Describe(path, PinocchioFile.UnitsBeside(path));
            Assert.Equal(KindByName(file), description.Kind);
            Assert.DoesNotContain(description.Columns, column => column.Unit.Contains("no parameter file", StringComparison.Ordinal));
            Assert.All(description.Columns, column => Assert.True(column.Minimum <= column.Maximum, $"{file}: {column}"));
            if (description.Kind is not (PinocchioFileKind.Log or PinocchioFileKind.Parameters)) Assert.NotEmpty(description.Columns);
        }
    }

    [Fact]
    public void Describe_Cone_GivesCountsUnitsAndRanges()
    {
        string path = ReferenceData.Path("pinocchio", "ref64_binary", "pinocchio.ref64.plc.out");
        FileDescription description = PinocchioFile.Describe(path, PinocchioFile.UnitsBeside(path));
        Assert.Equal((PinocchioFileKind.Cone, 3291L, "binary V5"), (description.Kind, description.Rows, description.Format));
        ColumnSummary redshift = description.Columns.Single(column => column.Name is "redshift");
        Assert.InRange(redshift.Maximum, 0.1, 0.1501);
        ColumnSummary theta = description.Columns.Single(column => column.Name is "theta");
        Assert.InRange(theta.Minimum, 74.99, 80);
        ColumnSummary mass = description.Columns.Single(column => column.Name is "mass");
        Assert.Equal(("Msun/h", 7.012e12), (mass.Unit, Math.Round(mass.Minimum / 1e9) * 1e9));
    }

    [Fact]
    public void Describe_UnitsUnknown_SaysSo()
    {
        string path = ReferenceData.Path("pinocchio", "ref64_binary", "pinocchio.ref64.plc.out");
        Assert.Contains("no parameter file", PinocchioFile.Describe(path, null).Columns.Single(column => column.Name is "x").Unit,
            StringComparison.Ordinal);
        string table = ReferenceData.Path("pinocchio", "ref32_truemsun_ascii", "pinocchio.0.0000.ref32t.mf.out");
        FileDescription unknown = PinocchioFile.Describe(table, null);
        FileDescription known = PinocchioFile.Describe(table, PinocchioFile.UnitsBeside(table));
        Assert.Equal(("Msun", "Msun/h"), (unknown.Columns[0].Unit, known.Columns[0].Unit));
        Assert.Equal(0.6732, known.Columns[0].Minimum / unknown.Columns[0].Minimum, 1e-12);
    }

    [Fact]
    public void Describe_OtherFile_IsRefused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("notes"), "just a text\n");
        Assert.Contains("notes", Assert.Throws<InvalidInputException>(() => PinocchioFile.Describe(folder.File("notes"), null)).Message,
            StringComparison.Ordinal);
        File.WriteAllText(folder.File("empty"), "");
        Assert.Throws<InvalidInputException>(() => PinocchioFile.Describe(folder.File("empty"), null));
        Assert.Throws<InvalidInputException>(() => PinocchioFile.Describe(folder.File("absent"), null));
    }

    private static PinocchioFileKind KindByName(string file) => file switch
    {
        "parameter_file" => PinocchioFileKind.Parameters,
        "outputs" => PinocchioFileKind.OutputRedshifts,
        "pk.txt" => PinocchioFileKind.PowerSpectrum,
        "eos.txt" => PinocchioFileKind.EquationOfState,
        _ when file.StartsWith("log", StringComparison.Ordinal) => PinocchioFileKind.Log,
        _ when file.Contains(".catalog.", StringComparison.Ordinal) => PinocchioFileKind.Catalog,
        _ when file.Contains(".plc.", StringComparison.Ordinal) => PinocchioFileKind.Cone,
        _ when file.Contains(".histories.", StringComparison.Ordinal) => PinocchioFileKind.Histories,
        _ when file.Contains(".mf.", StringComparison.Ordinal) => PinocchioFileKind.MassFunction,
        _ when file.Contains(".cosmology.", StringComparison.Ordinal) => PinocchioFileKind.Cosmology,
        _ when file.Contains(".geometry.", StringComparison.Ordinal) => PinocchioFileKind.ConeReplications,
        _ when file.Contains(".nz.", StringComparison.Ordinal) => PinocchioFileKind.NumberCounts,
        _ when file.Contains(".FmaxPDF.", StringComparison.Ordinal) => PinocchioFileKind.CollapseTimes,
        _ when file.Contains(".t_snapshot.", StringComparison.Ordinal) => PinocchioFileKind.LptSnapshot,
        _ when file.Contains(".density0.", StringComparison.Ordinal) => PinocchioFileKind.Density,
        _ => PinocchioFileKind.Unknown,
    };
}
