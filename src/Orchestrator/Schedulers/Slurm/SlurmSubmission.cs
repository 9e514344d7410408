using System.Text.RegularExpressions;
using Orchestrator.Sites;

namespace Orchestrator.Schedulers.Slurm;

/// <summary>Reads what sbatch answers.</summary>
internal static partial class SlurmSubmission
{
    private const int TimedOut = 124;
    private const int NotFound = 127;

    /// <summary>Refusals that pass: some limit of the user's, or of the controller, is full.</summary>
    private static readonly string[] Full = ["MaxSubmitJob", "Resource temporarily unavailable"];

    /// <summary>Failures after which the controller may have the job all the same.</summary>
    private static readonly string[] Unanswered =
        ["Unable to contact slurm controller", "Socket timed out", "Zero Bytes were transmitted", "communication connection failure", "slurm_receive_msg", "Connection refused"];

    /// <summary>What the answer means.</summary>
    /// <param name="returnCode">Of <c>timeout 30 sbatch --parsable</c>.</param>
    /// <param name="output">Its standard output: somewhere in it a line <c>id</c> or <c>id;cluster</c>.</param>
    /// <param name="error">Its standard error.</param>
    public static SubmissionReply Read(int returnCode, string output, string error)
    {
        string words = string.Join("; ", error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal));
        if (returnCode == 0)
        {
            // Sites print warnings around it: the last line that can be an id is the id.
            Match? id = JobId().Matches(output) is [.., var last] ? last : null;
            return id is null
                ? new SubmissionReply(SubmissionOutcome.Unclear, null, $"sbatch printed no job id: {output.Trim()} {words}".TrimEnd())
                : new SubmissionReply(SubmissionOutcome.Accepted, id.Groups["id"].Value, words);
        }
        if (returnCode == TimedOut)
            return new SubmissionReply(SubmissionOutcome.Unclear, null, $"sbatch did not end within its time: {(words.Length == 0 ? "no message" : words)}");
        if (returnCode == NotFound)
            return new SubmissionReply(SubmissionOutcome.Rejected, null, $"sbatch is not found at the site: add its folder to PATH in the profile's shell_init ({words})");
        SubmissionOutcome outcome = Has(words, Unanswered) ? SubmissionOutcome.Unclear : Has(words, Full) ? SubmissionOutcome.Busy : SubmissionOutcome.Rejected;
        return new SubmissionReply(outcome, null, words.Length == 0 ? $"sbatch ended with code {returnCode}" : words);
    }

    private static bool Has(string words, string[] signs) => signs.Any(sign => words.Contains(sign, StringComparison.Ordinal));

    [GeneratedRegex(@"^(?<id>[0-9]+)(;[A-Za-z0-9_.-]+)?\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex JobId();
}
