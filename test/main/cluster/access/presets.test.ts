import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApiInput } from '#shared/api/contract';
import { createPresets, presetsFor, type Presets } from '#main/cluster/access/presets';
import type { UserRecord } from '#main/cluster/store/records';
import {
  logins,
  openAskingRig,
  rolesFrom,
  type AskingRig,
} from '../../../helpers/cluster/asking-rig';

let rig: AskingRig;
let presets: Presets;
let content: ApiInput<'presets.save'>['content'];
/** Bob administers requests. */
const administrators = `
kind: role
version: v7
metadata: {name: reviewer}
spec: {allow: {rules: [{resources: [access_request], verbs: [update]}]}}
`;

beforeEach(async () => {
  rig = await openAskingRig();
  presets = createPresets({ ledger: rig.ledger });
  await rig.put(...rolesFrom(administrators).map((role) => ({ type: 'role' as const, role })));
  await rig.put({ type: 'user', user: { ...rig.carl, roles: ['requester'] } });
  content = {
    roles: [],
    resources: [{ id: rig.ids.node, constraint: logins('alice') }],
    reason: 'Look after the sensors',
    accessDuration: 3_600_000,
    suggestedReviewers: ['bob'],
  };
});
afterEach(() => rig.close());

const save = (user: UserRecord, part: Partial<ApiInput<'presets.save'>> = {}) =>
  presets.save(rig.claim(user), {
    id: null,
    name: 'staging debug',
    shared: false,
    content,
    ...part,
  });
const namesFor = (user: UserRecord) =>
  presetsFor(rig.ledger.state, user).map(({ name, owner }) => `${owner.name}: ${name}`);

describe('presets', () => {
  it('are the own ones and those that are shared, by name', async () => {
    const mine = await save(rig.alice);
    expect(mine).toEqual({
      id: mine.id,
      owner: { id: rig.alice.id, name: 'alice' },
      name: 'staging debug',
      shared: false,
      content,
    });
    await save(rig.carl, { name: 'hidden' });
    await save(rig.bob, { name: 'first of all', shared: true });
    expect(namesFor(rig.alice)).toEqual(['bob: first of all', 'alice: staging debug']);
  });

  it('survive in the store as they were, with what is gone since', async () => {
    const saved = await save(rig.alice);
    await rig.put({ type: 'node-deleted', id: rig.ids.node });
    const [kept] = (await rig.repository.load(0)).presets;
    expect(kept?.content).toEqual(content);
    expect(presetsFor(rig.ledger.state, rig.alice)).toEqual([saved]);
    // It is named when the preset is used.
    const { resources, roles } = saved.content;
    expect((await rig.dryRun({ resources, roles })).problems).toEqual([
      `There is no resource ${rig.ids.node} that you may ask for`,
    ]);
  });

  it('are changed in place, and names are free again', async () => {
    const { id } = await save(rig.alice);
    await save(rig.alice, { id, name: 'renamed' });
    expect(namesFor(rig.alice)).toEqual(['alice: renamed']);
    await save(rig.alice);
    await presets.delete(rig.claim(rig.alice), id);
    expect(namesFor(rig.alice)).toEqual(['alice: staging debug']);
  });

  it('have a name once for each owner', async () => {
    const { id } = await save(rig.alice);
    await save(rig.carl);
    await expect(save(rig.alice)).rejects.toMatchObject({ code: 'conflict', field: 'name' });
    await save(rig.alice, { id });
  });

  it('are a hundred for a user at most', async () => {
    for (let number = 0; number < 100; number++) await save(rig.alice, { name: `p${number}` });
    await expect(save(rig.alice)).rejects.toMatchObject({
      code: 'limit_exceeded',
      message: 'You have 100 presets, which is the most there can be. Delete one first.',
    });
    await save(rig.carl);
  });

  it('say something to ask for', async () => {
    const empty = { ...content, resources: [] };
    await expect(save(rig.alice, { content: empty })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('are audited', async () => {
    const { id } = await save(rig.alice);
    await presets.delete(rig.claim(rig.alice), id);
    const events = await rig.repository.listAudit({ before: null, limit: 2 });
    const data = { preset: id, name: 'staging debug', shared: false };
    expect(events).toMatchObject([
      { type: 'preset.deleted', actor: rig.alice.id, data },
      { type: 'preset.saved', actor: rig.alice.id, data },
    ]);
  });
});

describe('sharing', () => {
  it('takes the right to update access requests', async () => {
    await expect(save(rig.alice, { shared: true })).rejects.toMatchObject({
      code: 'not_allowed',
      field: 'shared',
      message: expect.stringContaining('"update" on access requests'),
    });
  });

  it('lets who has that right change what others shared, and nobody else', async () => {
    const shared = await save(rig.bob, { shared: true });
    for (const tried of [
      save(rig.alice, { id: shared.id, shared: true }),
      save(rig.alice, { id: shared.id }),
      presets.delete(rig.claim(rig.alice), shared.id),
    ])
      await expect(tried).rejects.toMatchObject({ code: 'not_allowed' });
    await rig.put({ type: 'user', user: { ...rig.carl, roles: ['reviewer'] } });
    const edited = await save(rig.carl, { id: shared.id, shared: true, name: 'better' });
    expect(edited).toMatchObject({ id: shared.id, name: 'better', owner: { name: 'bob' } });
    await presets.delete(rig.claim(rig.carl), shared.id);
    expect(presetsFor(rig.ledger.state, rig.alice)).toEqual([]);
  });

  it("keeps others' own ones from everybody, in the words for none", async () => {
    const { id } = await save(rig.alice);
    const answer = (which: string) =>
      presets.delete(rig.claim(rig.bob), which).catch((error: unknown) => error);
    const hidden = await answer(id);
    expect(hidden).toMatchObject({ code: 'not_found' });
    expect(hidden).toEqual(await answer(randomUUID()));
    await expect(save(rig.bob, { id })).rejects.toMatchObject({ code: 'not_found' });
  });
});
