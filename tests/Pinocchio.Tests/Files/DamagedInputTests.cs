using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

/// <summary>What goes into a run cut at every byte, and its log at many.</summary>
/// <remarks>
/// The program takes a last line without its end, so parameter files and lists of redshifts do here too: a cut inside the last line leaves a
/// shorter value there, and every line before it as it was. Tables of numbers have to end their last line.
/// </remarks>
public sealed class DamagedInputTests
{
    private static string ParameterFileOfARun => ReferenceData.Path("pinocchio", "ref64_ascii", "parameter_file");

    [Fact]
    public void ParameterFile_CutAtEveryByte_NamesWhatIsMissingOrGivesItsBeginning()
    {
        byte[] whole = File.ReadAllBytes(ParameterFileOfARun);
        string[] entries = Entries(ParameterFileOfARun);
        int accepted = CutEverywhere(whole, Entries, entries, mayLackItsEnd: true, error =>
            Assert.True(error.Key is not null || error.Line is not null, error.Message));
        Assert.InRange(accepted, 0, whole.Length / 4);

        static string[] Entries(string path) =>
            [.. ParameterFile.Read(path).Entries.Select(static entry => $"{entry.Line} {entry.Key.Name} {entry.Value}")];
    }

    [Fact]
    public void OutputRedshifts_CutAtEveryByte_GiveTheirBeginning()
    {
        byte[] whole = Encoding.UTF8.GetBytes("# redshifts\n2.125\n1.0625\n0.5\n");
        int accepted = CutEverywhere(whole, OutputRedshifts.Read, [2.125, 1.0625, 0.5], mayLackItsEnd: true, error => Assert.NotEmpty(error.Message));
        Assert.True(accepted > 0);
    }

    [Fact]
    public void PowerSpectrum_CutAtEveryByte_FailsClearlyOrGivesItsBeginning()
    {
        byte[] whole = Encoding.UTF8.GetBytes("1e-3 2500.5\n1e-2 1.5e4\n1e-1 1234.5\n1 25.25\n");
        int accepted = CutEverywhere(whole, path => PowerSpectrumTable.Read(path).Power, [2500.5, 1.5e4, 1234.5, 25.25], mayLackItsEnd: false,
            error => Assert.True(error.Key?.StartsWith("byte ", StringComparison.Ordinal) == true || error.Message.Contains("rows are missing", StringComparison.Ordinal),
                error.Message));
        Assert.Equal(2, accepted);
    }

    [Fact]
    public void EquationOfState_CutAtEveryByte_FailsClearly()
    {
        byte[] whole = Encoding.UTF8.GetBytes("1e-4 -0.75\n0.5 -0.875\n1 -0.9375\n1.5 -1.125\n");
        int accepted = CutEverywhere(whole, path => EquationOfStateTable.Read(path).EquationOfState, [-0.75, -0.875, -0.9375, -1.125], mayLackItsEnd: false,
            error => Assert.NotEmpty(error.Message));
        Assert.Equal(0, accepted);
    }

    [Fact]
    public void Log_CutAnywhere_IsNeverDoneAndInventsNoHalos()
    {
        byte[] whole = ReferenceFiles.Bytes(ReferenceData.Path("pinocchio", "ref64_ascii", "log.txt.gz"));
        using var folder = new TemporaryFolder();
        string path = folder.File("log");
        File.WriteAllBytes(path, whole);
        RunLog complete = RunLog.Read(path);
        Assert.True(complete.IsDone);
        int end = Encoding.UTF8.GetString(whole).IndexOf("Pinocchio done!", StringComparison.Ordinal);
        const int Stride = 97; // a prime: cuts fall on every place of a line
        int written = Encoding.UTF8.GetString(whole).LastIndexOf("has written", StringComparison.Ordinal) - Stride;
        for (int length = 0; length < end; length += length >= written ? 1 : Stride)
        {
            File.WriteAllBytes(path, whole[..length]);
            RunLog log = RunLog.Read(path);
            Assert.False(log.IsDone, $"cut at byte {length}");
            Assert.True(log.Progress.Fraction <= 1);
            Assert.All(log.HalosWritten, file => Assert.InRange(file.Value, 0, complete.HalosWritten[file.Key])); // a cone grows along the log
        }
    }

    // Rows before the cut, unchanged, or an error that names the file; gives the number of cuts that were accepted.
    private static int CutEverywhere<T>(
        byte[] whole, Func<string, IReadOnlyList<T>> read, IReadOnlyList<T> expected, bool mayLackItsEnd, Action<InvalidInputException> check)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cut");
        File.WriteAllBytes(path, whole);
        Assert.Equal(expected, read(path));
        int accepted = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            try
            {
                IReadOnlyList<T> rows = read(path);
                bool isWhole = !mayLackItsEnd || length == 0 || whole[length - 1] == (byte)'\n' || whole[length] is (byte)'\n' or (byte)'\r';
                int certain = isWhole ? rows.Count : rows.Count - 1;
                Assert.Equal(expected.Take(certain), rows.Take(certain));
                accepted++;
            }
            catch (InvalidInputException error)
            {
                Assert.Equal(path, error.File);
                check(error);
            }
        }

        return accepted;
    }
}
