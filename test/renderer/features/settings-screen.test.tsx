import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { actionTitle } from '#shared/i18n/action-words';
import { settingDescription, settingTitle } from '#shared/i18n/setting-words';
import { t } from '#shared/i18n/text';
import type { AppState } from '#shared/ipc/app-state';
import { initialSettings, settingNames } from '#shared/ipc/settings';
import { tourLength, tourSchema } from '#shared/ipc/tour';
import { actionIds } from '#shared/model/actions';
import { parseKeys } from '#shared/model/keys';
import { keysFor, refusalOf, withKeys, withKeysTaken } from '#shared/model/shortcuts';
import { Report } from '../../../src/renderer/features/diagnostics/diagnostics-screen';
import { judge } from '../../../src/renderer/features/settings/key-recorder';
import { findActions, findSettings } from '../../../src/renderer/features/settings/find-settings';
import { SettingsScreen } from '../../../src/renderer/features/settings/settings-screen';
import { TourBar } from '../../../src/renderer/features/tour/tour-bar';
import { tourSteps } from '../../../src/renderer/features/tour/tour-steps';
import { createStores } from '../../../src/renderer/stores/stores';
import { StoresContext } from '../../../src/renderer/stores/use-stores';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { aDiagnosis } from '../../helpers/fake-diagnostics';
import { anAppState } from '../../helpers/window-builders';

function html(find = '', part: Partial<AppState> = {}): string {
  const { stores } = createStores(createFakeBridge());
  stores.app.setState({ state: anAppState({ profiles: [], ...part }) });
  Object.assign(stores.app, { getInitialState: () => stores.app.getState() });
  return renderToStaticMarkup(
    <StoresContext value={stores}>
      <SettingsScreen find={find} />
    </StoresContext>,
  );
}
const keys = (text: string) => {
  const parsed = parseKeys(text);
  if (!parsed.ok) throw new Error(parsed.error.type);
  return parsed.value;
};
const usual = { chosen: {}, platform: 'linux' };

describe('the settings screen', () => {
  it('has a row with a control for every setting, and one for every action that can be done', () => {
    const text = html();
    for (const name of settingNames.filter((each) => each !== 'keyboard.shortcuts')) {
      expect(text).toContain(`>${settingTitle(name)}`);
      expect(text).toContain(
        settingDescription(name).replaceAll("'", '&#x27;').replaceAll('>', '&gt;'),
      );
    }
    for (const id of actionIds)
      expect(text).toContain(`aria-label="Add keys for ${actionTitle(id)}"`);
  });

  it('offers a way back only where there is one', () => {
    expect(html()).not.toContain('Reset ');
    const settings = {
      ...initialSettings,
      'appearance.theme': 'dark' as const,
      'keyboard.shortcuts': { 'search.focus': ['Ctrl+1'] },
    };
    const text = html('', { settings });
    for (const label of ['Reset Theme', 'Reset the keys of Search resources'])
      expect(text).toContain(`aria-label="${label}"`);
    expect(text).toContain('Reset all shortcuts');
    expect(text).toContain('Ctrl+1 also belongs to “Go to Resources”.');
    expect(text).toContain('Ctrl+1 also belongs to “Search resources”.');
  });

  it('says in the row what the file has in the place of its value, and of the rest above', () => {
    const problems = [
      { name: 'appearance.theme', text: 'appearance.theme: must be "dark".' },
      { name: 'other', text: 'other is not a setting of this version.' },
    ];
    const text = html('', { settingsFile: { path: '/s.json', problems, unreadable: null } });
    expect(text).toContain('In the settings file, appearance.theme: must be &quot;dark&quot;.');
    expect(text).toContain('other is not a setting of this version.');
    expect(text).not.toContain('disabled=""');
  });

  it('lets nothing be changed while the file cannot be read, and offers to begin anew', () => {
    const unreadable = 'It is not JSON: Unexpected token.';
    const text = html('', { settingsFile: { path: '/s.json', problems: [], unreadable } });
    expect(text).toContain('<fieldset');
    expect(text).toContain('disabled=""');
    expect(text).toContain('Put it aside and begin anew');
    expect(text).toContain('/s.json');
  });

  it('finds settings by their words and names, and shortcuts by their keys', () => {
    expect(findSettings('APPEARANCE.theme')).toEqual(['appearance.theme']);
    expect(findSettings('background.startAtLogin')).toEqual(['background.startAtLogin']);
    expect(findActions('ctrl+f', usual)).toEqual(['search.focus']);
    expect(html('theme')).not.toContain('Quiet hours');
    expect(html('no such thing')).toContain('Nothing here is called “no such thing”.');
  });
});

describe('keys that are pressed for an action', () => {
  it.each([
    ['search.focus', 'Ctrl+J', 'free', /is free\.$/],
    ['settings.open', 'Ctrl+J', 'free', /Inside a terminal it goes to the shell\.$/],
    ['search.focus', 'Ctrl+1', 'taken', /belongs to “Go to Resources”/],
    ['search.focus', '/', 'refused', /already/],
    ['search.focus', 'Enter', 'refused', /press buttons/],
    ['search.focus', 'Shift+Tab', 'refused', /move around/],
    ['terminal.copy', 'Ctrl+C', 'refused', /goes to the shell/],
    ['terminal.copy', 'Ctrl+1', 'refused', /goes to the shell/],
  ] as const)('%s by %s is %s', (id, text, verdict, words) => {
    const judged = judge(id, keys(text), usual);
    expect(judged.verdict).toBe(verdict);
    expect(judged.text).toMatch(words);
    expect(refusalOf(id, keys(text)) === null || verdict === 'refused').toBe(true);
  });

  it('are moved from whatever had them, and kept only where they are not the usual ones', () => {
    const chosen = withKeysTaken(usual, 'search.focus', keys('Ctrl+1'));
    expect(chosen).toEqual({ 'search.focus': ['/', 'Ctrl+F', 'Ctrl+1'], 'screen.resources': [] });
    const back = withKeys({ ...usual, chosen }, 'screen.resources', [keys('Ctrl+1')]);
    expect(back).toEqual({ 'search.focus': ['/', 'Ctrl+F', 'Ctrl+1'] });
    const without = keysFor('search.focus', { ...usual, chosen: back }).slice(0, 2);
    expect(withKeys({ ...usual, chosen: back }, 'search.focus', without)).toEqual({});
  });
});

describe('the tour', () => {
  const bar = (step: number) => {
    const { stores } = createStores(createFakeBridge());
    stores.app.setState({ state: anAppState({ profiles: [], tour: { step, open: true } }) });
    Object.assign(stores.app, { getInitialState: () => stores.app.getState() });
    return renderToStaticMarkup(
      <StoresContext value={stores}>
        <TourBar />
      </StoresContext>,
    );
  };

  it('has as many steps as main keeps count of, each with a way on, back and out', () => {
    expect(tourSteps).toHaveLength(tourLength);
    expect(tourSchema.safeParse({ step: tourLength, open: true }).success).toBe(false);
    for (const [index, { name: step }] of tourSteps.entries()) {
      const text = bar(index);
      expect(text).toContain(t(`shell.tour.${step}.title`));
      for (const name of ['Show me', 'Back', 'Leave the tour']) expect(text).toContain(`>${name}<`);
      expect(text.includes('>Finish<')).toBe(index === tourLength - 1);
      expect(text.includes('This is the first step.')).toBe(index === 0);
    }
  });

  it('goes on where it was left', async () => {
    const bridge = createFakeBridge();
    const { stores } = createStores(bridge);
    stores.app.setState({ state: anAppState({ profiles: [], tour: { step: 3, open: false } }) });
    stores.actions.openTour();
    expect(bridge.calls).toEqual([{ name: 'tour.set', input: { step: 3, open: true } }]);
  });
});

it('shows diagnostics with what needs somebody first', () => {
  const { stores } = createStores(createFakeBridge());
  const text = renderToStaticMarkup(
    <StoresContext value={stores}>
      <Report report={aDiagnosis()} />
    </StoresContext>,
  );
  expect(text.indexOf('Cluster work')).toBeLessThan(text.indexOf('Keychain'));
  expect(text.indexOf('Keychain')).toBeLessThan(text.indexOf('Disk'));
  expect(text).toContain('Daypass cluster: listening');
});
