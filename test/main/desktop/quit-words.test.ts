import { expect, it } from 'vitest';
import { quitWords } from '#main/desktop/quit-words';
import { aLostSession, aSession } from '../../helpers/window-builders';

it('asks nothing where no session is live', () => {
  expect(quitWords([], 0)).toBeNull();
  expect(quitWords([aSession(1, { state: 'ended' })], 0)).toBeNull();
});

it('names what would end, also what is reconnecting', () => {
  const sessions = [aSession(1), aLostSession(2), aSession(3, { state: 'ended' })];
  const words = quitWords(sessions, 0);
  expect(words?.message).toBe('Quit Daypass and end 2 sessions?');
  expect(words?.detail).toMatch(/^alice@iot\nalice@iot\n\n/);
  expect(quitWords([aSession(1)], 0)?.message).toBe('Quit Daypass and end the session?');
});

it('names some of very many', () => {
  const sessions = Array.from({ length: 25 }, (_, index) => aSession(index));
  expect(quitWords(sessions, 0)?.detail).toContain('\nand 15 more\n');
});

it('keeps running when the question is just closed', () => {
  const words = quitWords([aSession(1)], 0);
  expect(words?.buttons?.[words.cancelId ?? -1]).toBe('Keep running');
});

it('says what becomes of files that are being copied', () => {
  const copying = quitWords([], 2);
  expect(copying?.message).toBe('Quit Daypass and stop copying files?');
  expect(copying?.detail).toContain('goes on from there');
  expect(quitWords([aSession(1)], 1)?.detail).toMatch(/^alice@iot\n\nWhat is being copied stops/);
});
