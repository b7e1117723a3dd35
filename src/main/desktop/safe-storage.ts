import { safeStorage } from 'electron';
import { callDBus } from './dbus-call';
import type { Wrapper } from './keychain';
import { probeKeyring, type KeyringState } from './keyring-probe';

/** The system's keychain by way of Electron. On Linux it is asked over D-Bus first whether it is open. */
export const systemKeychain: Wrapper = {
  async state(): Promise<KeyringState> {
    if (process.platform === 'linux') {
      const state = await probeKeyring(safeStorage.getSelectedStorageBackend(), callDBus);
      if (state !== 'open') return state;
    }
    return safeStorage.isEncryptionAvailable() ? 'open' : 'absent';
  },
  wrap: (text) => safeStorage.encryptString(text),
  unwrap: (wrapped) => safeStorage.decryptString(wrapped),
};
