import type { Figure } from '../lib/measure';
import { percentile } from './percentile';
import type { BenchRig } from './rig';

export const sessions = 200;
const typingSeconds = 10;

/** The memory that a session that nobody types in takes in the gateway's process. */
export async function idleMemory(rig: BenchRig): Promise<Figure> {
  // What the first sessions of a process bring with them is not what a session takes.
  await (await rig.openSessions(20)).close();
  const before = await rig.memory();
  const typists = await rig.openSessions(sessions);
  const after = await rig.memory();
  await typists.close();
  const told = `${sessions} sessions: ${before.toFixed(0)} → ${after.toFixed(0)} MB (PSS)`;
  return { value: (after - before) / sessions, peer: told };
}

export async function echoOfMany(rig: BenchRig): Promise<Figure> {
  const typists = await rig.openSessions(sessions);
  // Warms up; sshd and cat of the last session just started.
  await typists.keyTimes(2);
  const times = await typists.keyTimes(typingSeconds);
  await typists.close();
  const told = `${times.length} keys, median ${percentile(times, 50).toFixed(1)} ms`;
  return { value: percentile(times, 99), peer: told };
}

/** From the moment that an administrator asks for it until the last client saw its end. */
export async function revocation(rig: BenchRig): Promise<Figure> {
  const typists = await rig.openSessions(sessions);
  // Login shells of sessions that just began are at work for seconds, and the end would be measured with them.
  await typists.keyTimes(2);
  const ended = typists.allEnded();
  const start = Number(process.hrtime.bigint()) / 1e6;
  const lock = await rig.lockNode();
  const last = await ended;
  await lock.lift();
  await typists.close();
  return { value: last - start, peer: `${sessions} sessions by a lock on their node` };
}
