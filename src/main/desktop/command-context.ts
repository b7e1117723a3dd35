import type { MessagePortMain } from 'electron';
import type { PushName, PushPayload } from '#shared/ipc/contract';
import type { StateStore } from './app-state';
import type { ClientHost } from './client-host';
import type { FileDesk } from './files/file-desk';
import type { DiagnosticSources } from './diagnostics';
import type { DoNotDisturbControl } from './do-not-disturb';
import type { Elsewhere } from './elsewhere/elsewhere';
import type { ClusterHost } from './hosted-cluster';
import type { OwnSshConfig } from './own-ssh-config';
import type { PreferencesStore } from './preferences';
import type { SettingsFileStore } from './settings-file';

/** What the commands work with. */
export interface CommandContext {
  readonly state: StateStore;
  readonly clients: ClientHost;
  readonly clusters: ClusterHost;
  readonly preferences: PreferencesStore;
  readonly settings: SettingsFileStore;
  readonly doNotDisturb: DoNotDisturbControl;
  /** Its answers are promises since Electron 45. */
  readonly clipboard: {
    readText(): string | Promise<string>;
    writeText(text: string): void | Promise<void>;
  };
  readonly sendTerminalPort: (sessionId: string, port: MessagePortMain) => void;
  readonly createChannel: () => {
    readonly port1: MessagePortMain;
    readonly port2: MessagePortMain;
  };
  readonly newId: () => string;
  readonly now: () => number;
  /** Asks the person where to save a file; `null` when they changed their mind. */
  readonly chooseFile: (name: string) => Promise<string | null>;
  /** Asks the person for a folder; `null` when they changed their mind. */
  readonly chooseFolder: () => Promise<string | null>;
  /** Opens a file in the system's editor; answers why it could not, empty when it could. */
  readonly openPath: (path: string) => Promise<string>;
  readonly diagnostics: DiagnosticSources;
  /** Other programs of this computer. */
  readonly elsewhere: Elsewhere;
  readonly ownSshConfig: OwnSshConfig;
  readonly files: FileDesk;
  readonly push: <Name extends PushName>(name: Name, payload: PushPayload<Name>) => void;
}

/** Shows a profile, and remembers that for the next start. */
export function selectProfile({ state, preferences }: CommandContext, profileId: string): void {
  state.update({ activeProfile: profileId });
  preferences.set('activeProfile', profileId);
}
