using System.Globalization;
using System.Text;
using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

/// <summary>What goes into a run cut at every byte, and its log at many.</summary>
/// <remarks>The program takes a last line without its end; here it is refused (decision 30), so that what is read is always the beginning of
/// what was written.</remarks>
public sealed class DamagedInputTests
{
    private static string ParameterFileOfARun => ReferenceData.Path("pinocchio", "ref64_ascii", "parameter_file");

    [Fact]
    public void ParameterFile_CutAtEveryByte_NamesWhatIsMissingOrGivesItsBeginning()
    {
        string[] Entries(string path) =>
            [.. ParameterFile.Read(path).Entries.Select(static entry => $"{entry.Line} {entry.Key.Name} {entry.Value}")];
        byte[] whole = File.ReadAllBytes(ParameterFileOfARun);
        int accepted = CutEverywhere(whole, Entries, Entries(ParameterFileOfARun));
        Assert.InRange(accepted, 1, 20); // between the lines after the last required key
    }

    [Fact]
    public void OutputRedshifts_CutAtEveryByte_GiveTheirBeginning() =>
        Assert.Equal(2, CutEverywhere("# redshifts\n2.125\n1.0625\n0.5\n"u8.ToArray(), OutputRedshifts.Read, [2.125, 1.0625, 0.5]));

    [Fact]
    public void PowerSpectrum_CutAtEveryByte_FailsClearlyOrGivesItsBeginning() =>
        Assert.Equal(2, CutEverywhere(
            "1e-3 2500.5\n1e-2 1.5e4\n1e-1 1234.5\n1 25.25\n"u8.ToArray(), path => PowerSpectrumTable.Read(path).Power,
            [2500.5, 1.5e4, 1234.5, 25.25]));

    [Fact]
    public void EquationOfState_CutAtEveryByte_FailsClearly() =>
        Assert.Equal(0, CutEverywhere(
            "1e-4 -0.75\n0.5 -0.875\n1 -0.9375\n1.5 -1.125\n"u8.ToArray(), path => EquationOfStateTable.Read(path).EquationOfState,
            [-0.75, -0.875, -0.9375, -1.125]));

    /// <summary>Any text that either parser takes, cut anywhere: an error, or rows that are the beginning of the whole's.</summary>
    [Fact]
    public void TextInputs_AnyCutAnywhere_GiveTheirBeginning()
    {
        string[] ends = ["\n", "\r\n", " % a comment\n", "\t\n\n", "\n# 1.5\n"];
        Gen.Select(Gen.Double[0, 1000].Array[1, 12], Gen.Int[0, ends.Length - 1].Array[12], Gen.Int[0, 10_000]).Sample((numbers, chosen, place) =>
        {
            string[] lineEnds = [.. chosen.Select(i => ends[i])];
            double[] redshifts = [.. numbers.DistinctBy(number => number.ToString("F4", CultureInfo.InvariantCulture)).OrderDescending()];
            string text = string.Concat(redshifts.Zip(lineEnds, static (redshift, end) => $"{redshift:R}{end}"));
            Assert.Equal(redshifts, OutputRedshifts.Parse(text));
            IsBeginning(() => OutputRedshifts.Parse(text[..(place % text.Length)]), redshifts);

            string[] lines = TestParameters.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            string parameters = string.Concat(lines.Select((line, i) => line + lineEnds[i % lineEnds.Length]));
            (string, string)[] entries = Values(parameters);
            IsBeginning(() => Values(parameters[..(place % parameters.Length)]), entries);
        });

        static (string, string)[] Values(string text) =>
            [.. ParameterFile.Parse(text).Entries.Select(static entry => (entry.Key.Name, entry.Value))];

        static void IsBeginning<T>(Func<IReadOnlyList<T>> read, IReadOnlyList<T> whole)
        {
            IReadOnlyList<T> rows;
            try
            {
                rows = read();
            }
            catch (InvalidInputException error)
            {
                Assert.True(error.File is not null && (error.Line is not null || error.Key is not null || error.Allowed is not null), error.Message);
                return;
            }

            Assert.Equal(whole.Take(rows.Count), rows);
        }
    }

    [Fact]
    public void Read_LastLineWithoutItsEnd_IsShownWithWhatToDo()
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => ParameterFile.Parse(TestParameters.Text + "NumFiles 1"));
        Assert.Equal((33, "NumFiles 1"), (error.Line, error.Value));
        Assert.Contains("add it if this one is whole", error.Message, StringComparison.Ordinal);
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

    // Rows before the cut, unchanged, or an error that names the file and a line or key; gives the number of cuts that were accepted.
    private static int CutEverywhere<T>(byte[] whole, Func<string, IReadOnlyList<T>> read, IReadOnlyList<T> expected)
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
                Assert.Equal(expected.Take(rows.Count), rows);
                accepted++;
            }
            catch (InvalidInputException error)
            {
                Assert.Equal(path, error.File);
                Assert.True(error.Line is not null || error.Key is not null || error.Allowed is not null, error.Message);
            }
        }

        return accepted;
    }
}
