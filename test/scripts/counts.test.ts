import { describe, expect, it } from 'vitest';
import { judged, playwrightCounts, total, vitestCounts } from '../../scripts/test/counts.mjs';

const vitestReport = (over: object) => ({
  numPassedTests: 4,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
  ...over,
});

const playwrightReport = (stats: object, errors: object[] = []) => ({
  stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
});

describe('vitestCounts', () => {
  it('counts tests', () => {
    expect(vitestCounts(vitestReport({ numFailedTests: 2 }))).toMatchObject({
      passed: 4,
      failed: 2,
    });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(vitestCounts(vitestReport({ testResults }))).toMatchObject({ passed: 4, failed: 1 });
  });

  it('counts a skipped or planned test as a failure, and says so', () => {
    const counts = vitestCounts(vitestReport({ numPendingTests: 1, numTodoTests: 1 }));
    expect(counts).toEqual({
      passed: 4,
      failed: 2,
      notes: ['2 skipped, counted as failed'],
    });
  });
});

describe('playwrightCounts', () => {
  it('counts whatever is not plainly passed as a failure', () => {
    const report = playwrightReport({ unexpected: 1, flaky: 1, skipped: 1 }, [{}]);
    expect(playwrightCounts(report)).toMatchObject({ passed: 3, failed: 4 });
  });

  it('counts passed tests', () => {
    expect(playwrightCounts(playwrightReport({}))).toEqual({ passed: 3, failed: 0, notes: [] });
  });
});

describe('judged', () => {
  const counts = (passed: number, failed: number) => ({ passed, failed, notes: [] });

  it('leaves honest counts alone', () => {
    expect(judged(counts(3, 0), 0)).toEqual(counts(3, 0));
    expect(judged(counts(3, 1), 1)).toEqual(counts(3, 1));
  });

  it.each([
    ['no report', null, 0],
    ['no tests', counts(0, 0), 0],
    ['an exit code that no test explains', counts(3, 0), 1],
  ])('takes %s for a failure', (_what, found, exitCode) => {
    expect(judged(found, exitCode).failed).toBe(1);
  });
});

it('sums the suites', () => {
  const all = [
    { passed: 3, failed: 1, notes: [] },
    { passed: 2, failed: 0, notes: [] },
  ];
  expect(total(all)).toEqual({ passed: 5, failed: 1 });
});
