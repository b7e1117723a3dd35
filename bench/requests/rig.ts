import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Closable } from '#shared/lib/closable';
import type { StartOutput } from '#main/cluster/protocol';
import { ApiCaller } from '../../test/helpers/cluster/api-caller';
import { buildClusterProcess } from '../../test/helpers/cluster/cluster-process';
import { electronCommand } from '../../test/helpers/app/launch';
import { fillFolder } from '../../test/helpers/cluster/filled-folder';
import { auditor, benchConfig, engineers, reviewers } from './people';
import { writeRequests } from './seed';

export const password = 'correct horse battery staple';

/** A cluster with 100,000 requests, in a process of its own as the app has it, and people signed in to it. */
export interface RequestsRig extends Closable {
  readonly dataDir: string;
  readonly info: StartOutput;
  readonly engineers: readonly ApiCaller[];
  readonly reviewers: readonly ApiCaller[];
  readonly auditor: ApiCaller;
  readonly owner: ApiCaller;
  /** Resource ids, by name. */
  readonly machines: ReadonlyMap<string, string>;
}

export async function openRequestsRig(): Promise<RequestsRig> {
  const dataDir = await mkdtemp(join(tmpdir(), 'daypass-requests-'));
  const masterKey = Buffer.alloc(32, 5);
  const filling = { dataDir, masterKey, yaml: benchConfig(), password, more: writeRequests };
  const machines = await fillFolder(filling);
  const bundle = await buildClusterProcess();
  const running = bundle.launch(electronCommand().executablePath);
  const info = await running.start({
    ...{ dataDir, masterKey: masterKey.toString('base64') },
    ...{ create: null, otherPorts: true },
  });
  const signIn = async (name: string): Promise<ApiCaller> => {
    const caller = await ApiCaller.reach(info.apiAddress);
    caller.keepAlive = true;
    await caller.signIn(name, password);
    return caller;
  };
  const people = { engineers: [] as ApiCaller[], reviewers: [] as ApiCaller[] };
  for (const name of engineers) people.engineers.push(await signIn(name));
  for (const name of reviewers) people.reviewers.push(await signIn(name));
  const reader = await signIn(auditor);
  const owner = await signIn('owner');
  return {
    ...{ dataDir, info, ...people, auditor: reader, owner, machines },
    async close() {
      for (const caller of [...people.engineers, ...people.reviewers, reader, owner])
        caller.close();
      await running.kill();
      bundle.remove();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
