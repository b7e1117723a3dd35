import { expect, it } from 'vitest';
import { lineMarks } from '../../../src/renderer/features/configuration/yaml-field';

const finding = (line: number) => ({ line, field: 'spec', message: 'is odd' });

it('marks each line once, a problem before a note', () => {
  expect(lineMarks([finding(3), finding(3)], [finding(3), finding(5)])).toEqual([
    { line: 3, tone: 'problem' },
    { line: 5, tone: 'note' },
  ]);
});
