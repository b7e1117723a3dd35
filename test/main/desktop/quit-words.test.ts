import { expect, it } from 'vitest';
import { quitWords } from '#main/desktop/quit-words';
import { aLostSession, aSession } from '../../helpers/window-builders';

it('asks nothing where no session is live', () => {
  expect(quitWords([])).toBeNull();
  expect(quitWords([aSession(1, { state: 'ended' })])).toBeNull();
});

it('names what would end, also what is reconnecting', () => {
  const sessions = [aSession(1), aLostSession(2), aSession(3, { state: 'ended' })];
  const words = quitWords(sessions);
  expect(words?.message).toBe('Quit Daypass and end 2 sessions?');
  expect(words?.detail).toMatch(/^alice@iot\nalice@iot\n\n/);
  expect(quitWords([aSession(1)])?.message).toBe('Quit Daypass and end the session?');
});

it('names some of very many', () => {
  const sessions = Array.from({ length: 25 }, (_, index) => aSession(index));
  expect(quitWords(sessions)?.detail).toContain('\nand 15 more\n');
});

it('keeps running when the question is just closed', () => {
  const words = quitWords([aSession(1)]);
  expect(words?.buttons?.[words.cancelId ?? -1]).toBe('Keep running');
});
