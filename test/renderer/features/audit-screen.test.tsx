import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { AuditLog } from '../../../src/renderer/features/audit/audit-log';
import { EventDetails } from '../../../src/renderer/features/audit/audit-event';
import { filterOf, noFields, verdictWords } from '../../../src/renderer/features/audit/audit-words';
import { createStores, type Stores } from '../../../src/renderer/stores/stores';
import { StoresContext } from '../../../src/renderer/stores/use-stores';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { anAuditEvent } from '../../helpers/fake-world-audit';
import { aliceProfile, anAppState, aProfileState } from '../../helpers/window-builders';

const good = { checked: 5, firstBad: null, trouble: '', kept: { sequence: 3, at: 0 } };

describe('the screen of the audit log', () => {
  let stores: Stores;
  beforeEach(() => {
    ({ stores } = createStores(createFakeBridge()));
    // What is rendered to text shows what a store began with, unless that is what it holds now.
    for (const store of [stores.app, stores.audit.store])
      Object.assign(store, { getInitialState: () => store.getState() });
    show({});
    stores.audit.store.setState({ profileId: aliceProfile });
  });

  function show(part: Parameters<typeof aProfileState>[0]): void {
    const profiles = [aProfileState(part)];
    stores.app.setState({ state: anAppState({ profiles, activeProfile: aliceProfile }) });
  }

  const html = () =>
    renderToStaticMarkup(
      <StoresContext value={stores}>
        <AuditLog />
      </StoresContext>,
    );

  it('shows when, who, what and from where, and opens each event by a named button', () => {
    const event = anAuditEvent(7, { summary: 'alice <b>signed</b> in' });
    stores.audit.store.setState({ events: [event], next: 7 });
    const text = html();
    for (const column of ['When', 'Who', 'What', 'From where'])
      expect(text).toContain(`<th scope="col">${column}</th>`);
    expect(text).toContain('alice &lt;b&gt;signed&lt;/b&gt; in');
    expect(text).toContain('192.0.2.7');
    expect(text).toContain('aria-label="Details of event 7"');
    expect(text).toContain('aria-expanded="false"');
    expect(text).toContain('Show older events');
  });

  it('says why there is nothing', () => {
    expect(html()).toContain('The log has no events yet.');
    stores.audit.store.setState({ filter: { words: 'x' } });
    expect(html()).toContain('No event of this log fits.');
    stores.audit.store.setState({ next: 40 });
    expect(html()).toContain('Look further back');
    stores.audit.store.setState({ loading: true });
    expect(html()).not.toContain('Nothing was found');
  });

  it('shows how far a check is, with a way to cancel it', () => {
    stores.audit.store.setState({ task: { type: 'verify', done: 3, total: 5 } });
    expect(html()).toMatch(/<progress aria-label="Checking the log" value="3" max="5">/);
    expect(html()).toContain('3 of 5 events');
    expect(html()).toContain('Cancel');
  });

  it('reads out what a check found', () => {
    stores.audit.store.setState({ verdict: good });
    expect(html()).toContain('The log is whole');
    const firstBad = { sequence: 3, at: 0, what: 'was changed: its hash does not fit' };
    stores.audit.store.setState({ verdict: { ...good, firstBad } });
    expect(html()).toMatch(/role="alert".*The log was tampered with/);
  });

  it('says for good that the log cannot be trusted', () => {
    show({ auditWarning: 'The cluster signs with another key.' });
    expect(html()).toContain('The cluster signs with another key.');
  });
});

describe('the words of a check', () => {
  it.each([
    [good, 'The log is whole', /5 events follow.*still holds event 3/],
    [{ ...good, kept: null }, 'The log is whole', /had kept no end/],
    [{ ...good, trouble: 'Another key' }, 'The log cannot be trusted', /^Another key\.$/],
    [
      { ...good, firstBad: { sequence: 4, at: null, what: 'is missing: the log ends' } },
      'The log was tampered with',
      /^Event 4 is missing: the log ends\. Trust nothing/,
    ],
  ])('of %j', (verdict, title, text) => {
    expect(verdictWords(verdict)).toMatchObject({ title, text: expect.stringMatching(text) });
  });
});

describe('the fields of the filter', () => {
  it('narrow nothing while they are empty', () => {
    expect(filterOf(noFields)).toEqual({});
    expect(filterOf({ ...noFields, actor: '  ', from: 'x' })).toEqual({});
  });

  it('mean what was typed, in the time of this computer', () => {
    const from = new Date(2030, 0, 15, 9, 30).getTime();
    const fields = { ...noFields, from: '2030-01-15T09:30', actor: ' alice ', words: 'a b' };
    expect(filterOf({ ...fields, category: 'sessions' })).toEqual({
      from,
      actor: 'alice',
      words: 'a b',
      category: 'sessions',
    });
  });
});

it('shows everything that an event holds, and nothing that it does not', () => {
  const event = anAuditEvent(7, {
    why: 'INC-1',
    details: [{ type: 'text', name: 'login', text: 'root' }],
  });
  const text = renderToStaticMarkup(<EventDetails event={event} />);
  for (const part of ['INC-1', 'from where', '192.0.2.7', 'login', 'root', event.hash])
    expect(text).toContain(part);
  expect(renderToStaticMarkup(<EventDetails event={{ ...event, why: '' }} />)).not.toContain('why');
});
