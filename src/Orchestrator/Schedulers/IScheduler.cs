using Orchestrator.Sites;
using Orchestrator.Transports;

namespace Orchestrator.Schedulers;

/// <summary>A batch system: makes the commands and reads what they print. It runs nothing itself.</summary>
internal interface IScheduler
{
    /// <summary>Lines of <c>/bin/sh</c> that forget the scheduler's own variables, which would override what stands on a command line.</summary>
    string ForgetEnvironment { get; }

    /// <summary>The text of a job's script.</summary>
    /// <param name="job">The job.</param>
    /// <param name="workspace">The site's workspace.</param>
    string Script(JobRequest job, SiteWorkspace workspace);

    /// <summary>The command that hands a job over, for <c>/bin/sh</c>.</summary>
    /// <param name="job">The job.</param>
    /// <param name="script">Path of its script relative to the campaign's root, which is the current folder.</param>
    /// <exception cref="Numerics.InvalidInputException">The site's profile asks for something that cannot stand on a command line.</exception>
    string SubmitCommand(JobRequest job, string script);

    /// <summary>Reads the scheduler's answer to <see cref="SubmitCommand"/>.</summary>
    /// <param name="returnCode">Return code of the command.</param>
    /// <param name="output">What it printed.</param>
    /// <param name="error">What it complained about.</param>
    SubmissionReply ReadSubmission(int returnCode, string output, string error);

    /// <summary>Lines that list the user's jobs, and look ended ones up in the records, as sections for <see cref="ReadListing"/>.</summary>
    /// <param name="names">Names of jobs that must not be missed if they are known at all.</param>
    string ListingScript(IReadOnlyCollection<string> names);

    /// <summary>Reads the sections of <see cref="ListingScript"/>.</summary>
    JobListing ReadListing(RemoteReply reply);

    /// <summary>The command that ends a job if its id still carries the name.</summary>
    string CancelCommand(string name, string id);
}
