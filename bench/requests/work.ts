import type { ApiCaller } from '../../test/helpers/cluster/api-caller';
import { plainRequest } from '../../test/helpers/plain-request';
import { machineName, machinesPerTeam, teamOf } from './people';
import type { RequestsRig } from './rig';

/** One call over HTTPS, answered with 200. @returns its answer, and the milliseconds it took */
export async function timed(
  caller: ApiCaller,
  name: string,
  input: unknown,
): Promise<{ readonly ms: number; readonly body: string }> {
  const json = JSON.stringify(input);
  const started = performance.now();
  const { status, body } = await caller.post(`/v1/${name}`, json);
  const ms = performance.now() - started;
  if (status !== 200) throw new Error(`${name} was answered with ${status}: ${body}`);
  return { ms, body };
}

/** The 95th of a hundred, when they are sorted. */
export function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
}

let asked = 0;

/** Asks for two logins on three machines of one team. */
export async function ask(
  rig: RequestsRig,
): Promise<{ readonly ms: number; readonly id: string; readonly caller: ApiCaller }> {
  const engineer = asked % rig.engineers.length;
  const caller = rig.engineers[engineer];
  if (!caller) throw new Error('There is nobody to ask.');
  const team = teamOf(engineer, asked % 4);
  const resources = [0, 1, 2].map((each) => ({
    id: rig.machines.get(machineName(team, (asked + each) % machinesPerTeam)) ?? '',
    constraint: { type: 'ssh_logins', logins: ['deploy', 'root'] },
  }));
  asked += 1;
  const { ms, body } = await timed(caller, 'requests.create', {
    ...plainRequest,
    ...{ resources, reason: `INC-${asked}: it does not answer` },
  });
  return { ms, id: idOf(body), caller };
}

/** Asks for so many, spread over everybody. */
export async function askMany(rig: RequestsRig, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push((await ask(rig)).id);
  return ids;
}

/** Approves every second one, refuses the others. */
export function review(caller: ApiCaller, id: string, at: number): Promise<{ ms: number }> {
  const verdict = at % 2 === 0 ? 'approve' : 'deny';
  return timed(caller, 'requests.review', { id, verdict, message: 'seen', terms: null });
}

/** By two, which is enough for any of them. */
export async function approve(rig: RequestsRig, id: string): Promise<void> {
  for (const caller of rig.reviewers.slice(0, 2))
    await caller.post(
      '/v1/requests.review',
      JSON.stringify({ id, verdict: 'approve', message: '', terms: null }),
    );
}

/** Ends what is left open, so that the cluster stays as full as it was. */
export async function tidy(rig: RequestsRig, ids: readonly string[]): Promise<void> {
  const [reviewer] = rig.reviewers;
  for (const id of ids) {
    const got = await reviewer?.post('/v1/requests.get', JSON.stringify({ id }));
    const state = /"state":"([A-Z]+)"/.exec(got?.body ?? '')?.[1];
    const input = { id, verdict: 'deny', message: 'tidied', terms: null };
    if (state === 'APPROVED')
      await reviewer?.post('/v1/requests.revoke', JSON.stringify({ id, reason: 'tidied' }));
    else if (state === 'PENDING')
      await rig.reviewers.at(-1)?.post('/v1/requests.review', JSON.stringify(input));
  }
}

function idOf(body: string): string {
  const { request } = JSON.parse(body) as { readonly request: { readonly id: string } };
  return request.id;
}
