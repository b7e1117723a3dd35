import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Prints what the tour tells, and its failure if it fails, and nothing else. */
export default class QuietReporter implements Reporter {
  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    // Interrupting is how the tour is ended when it stays up.
    if (result.status === 'interrupted') return;
    for (const { message } of result.errors) console.error(message);
  }

  printsToStdio(): boolean {
    return true;
  }
}
