using System.Diagnostics.CodeAnalysis;

namespace Orchestrator.Ledger;

internal sealed partial class CampaignLedger
{
    private const string TaskColumns =
        "id, folder, point, state, since, attempt, cores, memory, ranks, wall_seconds, failures, unstarted, submission, cause, explanation, fixes, excluded_nodes";

    private const string SubmissionColumns = "id, token, state, job, unclear_since, reserved, charged_cores, started";

    private Statement begin, commit, rollback, countStates;
    private Statement readFact, writeFact;
    private Statement addTask, saveTask, findTask, readTask, tasksFrom, tasksOfSubmission;
    private Statement saveAttempt, countCopies, claimAttempt, endAttempt, attemptsOf;
    private Statement addSubmission, saveSubmission, findSubmission, openSubmissions, endSubmission, countSubmissions;
    private Statement addEvent, eventsOf, lastEvents, addCost, changeBalance, readBalance;

    [MemberNotNull(
        nameof(begin), nameof(commit), nameof(rollback), nameof(countStates), nameof(readFact), nameof(writeFact), nameof(addTask),
        nameof(saveTask), nameof(findTask), nameof(readTask), nameof(tasksFrom), nameof(tasksOfSubmission), nameof(saveAttempt), nameof(countCopies),
        nameof(claimAttempt), nameof(endAttempt), nameof(attemptsOf), nameof(addSubmission), nameof(saveSubmission),
        nameof(findSubmission), nameof(openSubmissions), nameof(endSubmission), nameof(countSubmissions), nameof(addEvent),
        nameof(eventsOf), nameof(lastEvents), nameof(addCost), nameof(changeBalance), nameof(readBalance))]
    private void PrepareStatements()
    {
        begin = Prepare("BEGIN IMMEDIATE", 0);
        commit = Prepare("COMMIT", 0);
        rollback = Prepare("ROLLBACK", 0);
        countStates = Prepare("SELECT state, count(*) FROM tasks GROUP BY state", 0);
        readFact = Prepare("SELECT value FROM facts WHERE name = $1", 1);
        writeFact = Prepare("INSERT INTO facts VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2", 2);
        addTask = Prepare(
            "INSERT INTO tasks (folder, point, state, since, attempt, cores, memory, ranks, wall_seconds) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id",
            9);
        saveTask = Prepare(
            "UPDATE tasks SET state = $2, since = $3, attempt = $4, cores = $5, memory = $6, ranks = $7, wall_seconds = $8, failures = $9, unstarted = $10, submission = $11, cause = $12, explanation = $13, fixes = $14, excluded_nodes = $15 WHERE id = $1 AND state = $16",
            16);
        findTask = Prepare($"SELECT {TaskColumns} FROM tasks WHERE folder = $1", 1);
        readTask = Prepare($"SELECT {TaskColumns} FROM tasks WHERE id = $1", 1);
        tasksFrom = Prepare($"SELECT {TaskColumns} FROM tasks WHERE state = $1 AND id > $2 ORDER BY id LIMIT $3", 3);
        tasksOfSubmission = Prepare(
            $"SELECT {TaskColumns} FROM tasks WHERE id IN (SELECT task FROM attempts WHERE submission = $1) AND submission = $1 ORDER BY id", 1);
        saveAttempt = Prepare(
            "INSERT INTO attempts (task, number, submission) VALUES ($1, $2, $3) ON CONFLICT (task, number) DO UPDATE SET submission = $3, copies = copies + 1", 3);
        countCopies = Prepare("SELECT copies FROM attempts WHERE task = $1 AND number = $2", 2);
        claimAttempt = Prepare("UPDATE attempts SET host = $3 WHERE task = $1 AND number = $2", 3);
        endAttempt = Prepare("UPDATE attempts SET ending = $3, explanation = $4 WHERE task = $1 AND number = $2", 4);
        attemptsOf = Prepare(
            "SELECT a.task, a.number, coalesce(s.token, ''), a.host, a.ending, a.explanation FROM attempts a LEFT JOIN submissions s ON s.id = a.submission WHERE a.task = $1 ORDER BY a.number",
            1);
        addSubmission = Prepare(
            "INSERT INTO submissions (id, token, state, reserved, charged_cores) VALUES ($1, $2, $3, $4, $5)", 5);
        saveSubmission = Prepare(
            "UPDATE submissions SET state = $2, job = $3, unclear_since = $4, started = $5, reply = coalesce($6, reply) WHERE id = $1", 6);
        findSubmission = Prepare($"SELECT {SubmissionColumns} FROM submissions WHERE token = $1", 1);
        openSubmissions = Prepare($"SELECT {SubmissionColumns} FROM submissions WHERE state < 2 ORDER BY state, id", 0);
        endSubmission = Prepare("UPDATE submissions SET ended = $2 WHERE id = $1", 2);
        countSubmissions = Prepare("SELECT coalesce(max(id), 0) FROM submissions", 0);
        addEvent = Prepare("INSERT INTO events (time, task, attempt, kind, text) VALUES ($1, $2, $3, $4, $5)", 5);
        eventsOf = Prepare("SELECT time, task, attempt, kind, text FROM events WHERE task = $1 ORDER BY id", 1);
        lastEvents = Prepare("SELECT time, task, attempt, kind, text FROM events ORDER BY id DESC LIMIT $1", 1);
        addCost = Prepare(
            "INSERT INTO costs (time, submission, task, attempt, kind, core_seconds, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)", 7);
        changeBalance = Prepare("UPDATE balance SET core_seconds = core_seconds + $2 WHERE kind = $1", 2);
        readBalance = Prepare("SELECT core_seconds FROM balance WHERE kind = $1", 1);
    }

    private Statement Prepare(string text, int parameters)
    {
        var statement = new Statement(connection, text, parameters);
        statements.Add(statement);
        return statement;
    }
}
