import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiInput, ApiOutput } from '#shared/api/contract';
import { err, ok } from '#shared/lib/result';
import { isChanged, isStale, whyNotSave } from '../../../src/renderer/stores/config-drafts';
import { createConfigStore } from '../../../src/renderer/stores/config-store';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aliceProfile, bobProfile } from '../../helpers/window-builders';

const access = { kind: 'role', name: 'access' } as const;

/** A cluster with one role, whose text and version the test can change. */
function setUp() {
  const stored = { yaml: 'old', version: 3 };
  const checkOf = ({ yaml }: ApiInput<'config.check'>): ApiOutput<'config.check'> => ({
    problems: yaml.includes('bad') ? [{ line: 1, field: 'spec', message: 'is bad' }] : [],
    notes: [],
    changes: [
      {
        ...access,
        action: yaml === stored.yaml ? 'unchanged' : 'update',
        version: stored.version,
        before: stored.yaml,
        after: yaml,
      },
    ],
    effects: [],
    moreEffects: 0,
  });
  const bridge = createFakeBridge({
    api: {
      'config.list': ({ kind }) =>
        ok({ rows: [{ kind, name: 'access', description: '', version: 3 }], next: null, total: 1 }),
      'config.get': ({ kind, name }) => ok({ kind, name, ...stored }),
      'config.check': (input) => ok(checkOf(input)),
      'config.apply': ({ yaml }) => {
        Object.assign(stored, { yaml, version: stored.version + 1 });
        return ok({ applied: ['role access'], notEnforced: [] });
      },
    },
  });
  const config = createConfigStore(bridge);
  config.use(aliceProfile);
  const asked = (name: string) => bridge.apiCalls.filter((call) => call.name === name);
  const draft = () => {
    const { drafts, open } = config.store.getState();
    const found = open === null ? undefined : drafts[open];
    if (!found) throw new Error('No draft is shown');
    return found;
  };
  const pause = () => vi.advanceTimersByTimeAsync(1_000);
  return { bridge, config, stored, asked, draft, pause, state: () => config.store.getState() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a list', () => {
  it('is of the kind that is shown, and drops an answer to what was asked before', async () => {
    const { config, bridge, state } = setUp();
    let answer = (_rows: number): void => {};
    bridge.api['config.list'] = () =>
      new Promise((resolve) => {
        answer = (total) => resolve(ok({ rows: [], next: null, total }));
      });
    void config.read();
    const first = answer;
    config.showKind('db');
    first(7);
    answer(2);
    await vi.advanceTimersByTimeAsync(0);
    expect(state()).toMatchObject({ kind: 'db', list: { total: 2 } });
  });

  it('says why it cannot be read', async () => {
    const { config, bridge, state } = setUp();
    const error = { code: 'not_allowed', message: 'No right.', field: null, details: [] } as const;
    bridge.api['config.list'] = () => err({ ...error, details: [] });
    await config.read();
    expect(state().list).toMatchObject({ error, answered: true });
  });
});

describe('a document', () => {
  it('is checked when it is opened, and not yet changed', async () => {
    const { config, draft } = setUp();
    await config.open(access);
    await vi.advanceTimersByTimeAsync(0);
    expect(draft()).toMatchObject({ yaml: 'old', version: 3, checked: true });
    expect(isChanged(draft())).toBe(false);
    expect(whyNotSave(draft())).toBe('Nothing is changed.');
  });

  it('is checked once for several quick keys, and the newest answer counts', async () => {
    const { config, asked, draft, pause } = setUp();
    await config.open(access);
    await pause();
    for (const text of ['n', 'ne', 'bad']) config.edit('role/access', text);
    expect(draft().checked).toBe(false);
    await pause();
    expect(asked('config.check')).toHaveLength(2);
    expect(draft().check?.problems).toHaveLength(1);
    expect(whyNotSave(draft())).toBe('Mend what is wrong first.');
  });

  it('is saved only while it has the version that it was made from', async () => {
    const { config, asked, draft, pause } = setUp();
    await config.open(access);
    config.edit('role/access', 'new');
    await pause();
    expect(await config.save('role/access')).toBe(true);
    expect(asked('config.apply')[0]?.input).toMatchObject({
      yaml: 'new',
      expect: [{ ...access, version: 3 }],
    });
    expect(draft()).toMatchObject({ yaml: 'new', loaded: 'new', version: 4, saving: false });
  });

  it('is not saved before it was checked', async () => {
    const { config, asked } = setUp();
    await config.open(access);
    config.edit('role/access', 'new');
    expect(await config.save('role/access')).toBe(false);
    expect(asked('config.apply')).toEqual([]);
  });

  it('keeps what is typed while it is being saved', async () => {
    const { config, bridge, draft, pause } = setUp();
    await config.open(access);
    config.edit('role/access', 'new');
    await pause();
    const apply = bridge.api['config.apply'];
    bridge.api['config.apply'] = (input, profileId) => {
      config.edit('role/access', 'newer');
      return apply?.(input, profileId) ?? ok({ applied: [], notEnforced: [] });
    };
    await config.save('role/access');
    await pause();
    expect(draft()).toMatchObject({ yaml: 'newer', loaded: 'new', version: 4, saving: false });
  });
});

describe('what somebody else changed', () => {
  it('is refused when it is saved, and the text stays', async () => {
    const { config, bridge, stored, draft, pause } = setUp();
    await config.open(access);
    config.edit('role/access', 'mine');
    await pause();
    Object.assign(stored, { yaml: 'theirs', version: 4 });
    const error = { code: 'conflict', message: 'bob changed it.', field: null } as const;
    bridge.api['config.apply'] = () => err({ ...error, details: [] });
    expect(await config.save('role/access')).toBe(false);
    expect(draft()).toMatchObject({ yaml: 'mine', error, saving: false });
    await config.rebase('role/access', true);
    await pause();
    expect(draft()).toMatchObject({ yaml: 'mine', loaded: 'theirs', version: 4, error: null });
    expect(isStale(draft())).toBe(false);
  });

  it('is noticed when the cluster says that something changed', async () => {
    const { config, stored, draft, pause } = setUp();
    await config.open(access);
    config.edit('role/access', 'mine');
    await pause();
    Object.assign(stored, { yaml: 'theirs', version: 4 });
    config.refresh();
    await pause();
    expect(isStale(draft())).toBe(true);
    await config.rebase('role/access', false);
    expect(draft()).toMatchObject({ yaml: 'theirs', version: 4 });
  });

  it('is taken over where nothing was changed here', async () => {
    const { config, stored, draft, pause } = setUp();
    await config.open(access);
    await pause();
    Object.assign(stored, { yaml: 'theirs', version: 4 });
    config.refresh();
    await pause();
    expect(draft()).toMatchObject({ yaml: 'theirs', loaded: 'theirs', version: 4 });
  });

  it('makes a document new that was deleted meanwhile', async () => {
    const { config, bridge, draft, pause } = setUp();
    await config.open(access);
    config.edit('role/access', 'mine');
    await pause();
    bridge.api['config.get'] = () =>
      err({ code: 'not_found', message: 'Gone.', field: null, details: [] });
    await config.rebase('role/access', true);
    expect(draft()).toMatchObject({ yaml: 'mine', loaded: '', version: null });
  });
});

describe('drafts', () => {
  it('are kept while the list, or another profile, is shown', async () => {
    const { config, draft, state, pause } = setUp();
    await config.open(access);
    config.edit('role/access', 'mine');
    config.close();
    expect(state().open).toBeNull();
    config.use(bobProfile);
    expect(state().drafts).toEqual({});
    config.use(aliceProfile);
    await config.open(access);
    await pause();
    expect(draft()).toMatchObject({ yaml: 'mine', checked: true });
  });

  it('are forgotten where nothing was changed', async () => {
    const { config, state } = setUp();
    await config.open(access);
    config.close();
    expect(state().drafts).toEqual({});
  });

  it('of something new become that document once they are saved', async () => {
    const { config, draft, pause, state } = setUp();
    config.start('New role', 'kind: role');
    expect(isChanged(draft())).toBe(true);
    await pause();
    expect(await config.save(draft().id)).toBe(true);
    expect(draft()).toMatchObject({ id: 'role/access', document: access, version: 4 });
    expect(Object.keys(state().drafts)).toEqual(['role/access']);
  });

  it('say what was saved of a file with several documents', async () => {
    const { config, bridge, draft, pause } = setUp();
    const changes = ['a', 'b'].map((name) => ({
      kind: 'role' as const,
      name,
      action: 'create' as const,
      version: null,
      before: '',
      after: name,
    }));
    bridge.api['config.check'] = () =>
      ok({ problems: [], notes: [], changes, effects: [], moreEffects: 0 });
    config.start('roles.yaml', 'a b', 'roles.yaml');
    await pause();
    expect(await config.save(draft().id)).toBe(true);
    expect(draft()).toMatchObject({ outcome: { applied: ['role access'] }, saving: false });
    expect(isChanged(draft())).toBe(false);
  });
});

describe('deleting', () => {
  it('names the version, and forgets the draft', async () => {
    const { config, bridge, asked, state } = setUp();
    bridge.api['config.delete'] = () => ok({});
    await config.open(access);
    expect(await config.remove(access, 3)).toBeNull();
    expect(asked('config.delete')[0]?.input).toEqual({ ...access, version: 3 });
    expect(state()).toMatchObject({ drafts: {}, open: null });
  });

  it('says why it did not happen, and keeps the draft', async () => {
    const { config, bridge, draft } = setUp();
    const error = { code: 'conflict', message: 'alice holds it.', field: null } as const;
    bridge.api['config.delete'] = () => err({ ...error, details: [] });
    await config.open(access);
    expect(await config.remove(access, 3)).toMatchObject(error);
    expect(draft().document).toEqual(access);
  });
});
