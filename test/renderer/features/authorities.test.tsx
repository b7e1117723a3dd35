import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { t } from '#shared/i18n/text';
import { authorityNames } from '#shared/model/authority';
import { Authorities } from '../../../src/renderer/features/administration/authorities';
import {
  authorityWords,
  dueWords,
  restingWords,
} from '../../../src/renderer/features/administration/authority-words';
import { createStores, type Stores } from '../../../src/renderer/stores/stores';
import { StoresContext } from '../../../src/renderer/stores/use-stores';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { anAuthority, fakeAuthorities } from '../../helpers/fake-world-authorities';
import { aliceProfile } from '../../helpers/window-builders';

const web = { id: '/demo/node/1' as const, name: 'web' };

describe('the screen of the authorities', () => {
  let stores: Stores;
  beforeEach(() => {
    const bridge = createFakeBridge();
    Object.assign(bridge.api, fakeAuthorities());
    ({ stores } = createStores(bridge));
    const { store } = stores.authorities.list;
    Object.assign(store, { getInitialState: () => store.getState() });
    stores.authorities.list.use(aliceProfile);
  });

  const html = () =>
    renderToStaticMarkup(
      <StoresContext value={stores}>
        <Authorities profileId={aliceProfile} />
      </StoresContext>,
    );

  it('names each authority, what it is for, and the buttons of its steps', async () => {
    expect(html()).toContain('Reading the authorities');
    await stores.authorities.list.load();
    for (const name of authorityNames) {
      const title = t(authorityWords[name].title);
      expect(html()).toContain(`aria-label="${title}: Prepare a new key"`);
    }
    const step = { authorities: ['node' as const], step: 'prepare' as const, force: false };
    expect(await stores.authorities.rotate(aliceProfile, step)).toBeNull();
    expect(html()).toContain('New key prepared');
    expect(html()).toContain('aria-label="Servers: Let the new key sign"');
    expect(html()).toContain('aria-label="Servers: Roll back"');
  });

  it('tells a refused step, and shows what there is to do now', async () => {
    const step = { authorities: ['user' as const], step: 'finish' as const, force: false };
    const failure = await stores.authorities.rotate(aliceProfile, step);
    expect(failure?.code).toBe('wrong_state');
    expect(stores.authorities.list.store.getState().rows).toHaveLength(authorityNames.length);
  });

  it('says what could not be read, with a way to try again', () => {
    stores.authorities.list.store.setState({
      loaded: true,
      error: {
        code: 'not_allowed',
        message: 'None of your roles allows it.',
        field: null,
        details: [],
      },
    });
    expect(html()).toContain('None of your roles allows it.');
    expect(html()).toContain('Try again');
  });
});

it('says in words what rests on the old key', () => {
  const resting = { nodes: [web], signIns: 2, until: 1_800_000_000_000 };
  expect(restingWords(anAuthority('node', { state: 'switched', resting }))).toEqual([
    'Trusts the old key alone: web.',
    expect.stringMatching(/^2 sign-ins with a certificate of the old key, the last until .+\.$/),
  ]);
  expect(restingWords(anAuthority('node'))).toEqual([]);
});

it('says in words what happens by itself, and what it waits for', () => {
  const due = { step: 'finish' as const, at: 1_000 };
  const held = { nodes: [web], signIns: 0, until: null };
  const switched = anAuthority('node', { state: 'switched', due });
  expect(dueWords(switched, 0)).toMatch(/^Finish: by itself, .+\.$/);
  expect(dueWords(switched, 2_000)).toContain('within a minute');
  expect(dueWords({ ...switched, resting: held }, 2_000)).toContain('once nothing rests');
  expect(dueWords({ ...switched, due: null }, 2_000)).toBe('');
});
