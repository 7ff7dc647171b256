/**
 * Passed and failed tests of a Vitest JSON report. A file that could not be loaded, a test that
 * was skipped, a run that failed by something else, and a run without any test count as failed.
 */
export function countTests(report, exitCode) {
  const passed = report?.numPassedTests ?? 0
  const unloaded = (report?.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(isFailed),
  ).length
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  const failed = (report?.numFailedTests ?? 0) + unloaded + skipped
  const failedOtherwise = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: failedOtherwise ? 1 : failed }
}

/** Names of tests that failed first and passed when they were tried once more. */
export function passedAtSecondTry(report) {
  return (report?.testResults ?? []).flatMap((file) =>
    file.assertionResults
      .filter((one) => one.status === 'passed' && (one.failureMessages ?? []).length > 0)
      .map((one) => `${file.name}: ${one.fullName}`),
  )
}

function isFailed(assertion) {
  return assertion.status === 'failed'
}
