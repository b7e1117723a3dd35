/**
 * @typedef {{ passed: number, failed: number, notes: string[] }} Counts
 */

/**
 * A test that was skipped counts as failed: what cannot run here has to be made to, not left out.
 * @param {number} skipped
 */
const skippedNote = (skipped) => (skipped > 0 ? [`${skipped} skipped, counted as failed`] : []);

/**
 * From vitest's JSON report. A file that could not be loaded has no tests of its own and counts as one failure.
 * @param {any} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken + skipped,
    notes: skippedNote(skipped),
  };
}

/**
 * From Playwright's JSON report. A flaky test failed; an error outside any test counts as one failure.
 * @param {any} report
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected,
    failed: unexpected + flaky + skipped + report.errors.length,
    notes: skippedNote(skipped),
  };
}

/**
 * What a suite counts for. No tests at all, no report, or a failure that the report does not show is one failure:
 * nothing may look green because it did not run.
 * @param {Counts | null} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
export function judged(counts, exitCode) {
  if (counts === null) return { passed: 0, failed: 1, notes: ['no report was written'] };
  if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1, notes: ['no tests ran'] };
  if (exitCode !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, notes: [...counts.notes, `ended with exit code ${exitCode}`] };
  }
  return counts;
}

/** @param {readonly Counts[]} all @returns {{ passed: number, failed: number }} */
export function total(all) {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}
