import type { Settings } from '#shared/ipc/settings';
import { useApp, useSetting, useStores } from '../../stores/use-stores';
import { Fact, Facts, Screen, Section } from '../../ui/screen';
import { Segmented } from '../../ui/segmented';
import { NotificationSettings } from './notification-settings';
import styles from './settings-screen.module.css';

const themes: readonly { readonly value: Settings['appearance.theme']; readonly text: string }[] = [
  { value: 'system', text: 'System' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];

const platforms: Readonly<Record<string, string>> = {
  linux: 'Linux',
  darwin: 'macOS',
  win32: 'Windows',
};

const shortcuts: readonly { readonly keys: string; readonly text: string }[] = [
  { keys: '/ or Ctrl+F', text: 'Search resources' },
  { keys: '↑ ↓ Enter', text: 'Choose a resource, then connect or add it to a request' },
  { keys: 'Ctrl+Enter', text: 'Send the request while writing its reason' },
  { keys: 'Ctrl+1 to Ctrl+6', text: 'Go to a screen of the sidebar' },
  { keys: 'Ctrl+Shift+C, Ctrl+Shift+V', text: 'Copy and paste in a terminal' },
  { keys: 'Ctrl+Shift+F6', text: 'Leave a terminal by keyboard' },
];

/** How the app looks, what the keys do, and which version this is. */
export function SettingsScreen() {
  const { actions } = useStores();
  const theme = useSetting('appearance.theme');
  const version = useApp((state) => state.version);
  const platform = useApp((state) => state.platform);
  return (
    <Screen title="Settings">
      <Section title="Appearance">
        <div className={styles.theme}>
          <Segmented
            label="Theme"
            value={theme}
            options={themes}
            onChange={(next) =>
              void actions.run('settings.set', { name: 'appearance.theme', value: next })
            }
          />
        </div>
      </Section>
      <NotificationSettings />
      <Section title="Keyboard">
        <Facts>
          {shortcuts.map(({ keys, text }) => (
            <Fact key={keys} name={keys}>
              {text}
            </Fact>
          ))}
        </Facts>
      </Section>
      <Section title="About">
        <Facts>
          <Fact name="Daypass">version {version}</Fact>
          <Fact name="Runs on">{platforms[platform] ?? platform}</Fact>
          <Fact name="Licence">Apache-2.0</Fact>
        </Facts>
      </Section>
    </Screen>
  );
}
