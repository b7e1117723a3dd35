import type { DBusCaller } from './dbus-call';

/** Whether the system's keyring can be used right now without anybody being asked for a password. */
export type KeyringState = 'open' | 'locked' | 'absent';

/** Electron's names for the keyrings of Linux desktops (safeStorage.getSelectedStorageBackend). */
export type StorageBackend =
  'basic_text' | 'gnome_libsecret' | 'kwallet' | 'kwallet5' | 'kwallet6' | 'unknown';

/**
 * Asks the keyring itself whether it is open. safeStorage answers only synchronously, and with a locked keyring
 * it waits for the person to type its password while the whole app stands still; so it is not touched before
 * this says `open`. A keyring without a default collection would ask for a new password too: absent.
 *
 * Sources: the Secret Service API of freedesktop.org (ReadAlias, Collection.Locked) and KWallet's D-Bus interface.
 */
export async function probeKeyring(
  backend: StorageBackend,
  call: DBusCaller,
): Promise<KeyringState> {
  switch (backend) {
    case 'gnome_libsecret':
      return probeSecretService(call);
    case 'kwallet':
      return probeKWallet('', call);
    case 'kwallet5':
      return probeKWallet('5', call);
    case 'kwallet6':
      return probeKWallet('6', call);
    case 'basic_text':
    case 'unknown':
      return 'absent';
  }
}

async function probeSecretService(call: DBusCaller): Promise<KeyringState> {
  const service = 'org.freedesktop.secrets';
  const alias = await call({
    service,
    path: '/org/freedesktop/secrets',
    method: 'org.freedesktop.Secret.Service.ReadAlias',
    arguments: ['default'],
  });
  const collection = /\/org\/freedesktop\/secrets\/[\w/]+/.exec(alias ?? '')?.[0];
  if (!collection) return 'absent';
  const locked = await call({
    service,
    path: collection,
    method: 'org.freedesktop.DBus.Properties.Get',
    arguments: ['org.freedesktop.Secret.Collection', 'Locked'],
  });
  return readBoolean(locked) === false ? 'open' : 'locked';
}

async function probeKWallet(version: string, call: DBusCaller): Promise<KeyringState> {
  const target = {
    service: `org.kde.kwalletd${version}`,
    path: `/modules/kwalletd${version}`,
  };
  const answer = await call({
    ...target,
    method: 'org.kde.KWallet.networkWallet',
    arguments: [],
  });
  const wallet = /[\w.-]+(?=['"]?[,)\s]*$)/.exec(answer ?? '')?.[0];
  if (!wallet) return 'absent';
  const open = await call({
    ...target,
    method: 'org.kde.KWallet.isOpen',
    arguments: [wallet],
  });
  return readBoolean(open) === true ? 'open' : 'locked';
}

function readBoolean(answer: string | null): boolean | null {
  const word = /\b(true|false)\b/.exec(answer ?? '')?.[1];
  return word === undefined ? null : word === 'true';
}
