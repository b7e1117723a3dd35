import { useState } from 'react';
import type { ProfileState } from '#shared/ipc/app-state';
import type { CommandOutput } from '#shared/ipc/contract';
import { ask } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { instantText } from '../../ui/time';
import styles from './own-tools.module.css';

type Exported = NonNullable<CommandOutput<'ssh.exportKey'>>;

function Warning({ until }: { readonly until: number }) {
  return (
    <Callout tone="warn" title="Whoever has the file is you">
      A new key goes to a file that has no password, with a certificate for what you hold now. Until{' '}
      {instantText(until)} anybody who can read both files can use your access from anywhere it may
      be used from. They no longer work once you drop or assume something, sign out, or are locked.
      Writing them is recorded in the audit log. Most tools need no file: the commands above use the
      app’s agent, and the key stays in the app.
    </Callout>
  );
}

function Done({ exported }: { readonly exported: Exported }) {
  return (
    <Callout title="Written">
      The key is <code>{exported.path}</code>, its certificate beside it. It holds until{' '}
      {instantText(exported.until)}. <code>{exported.fingerprint}</code>
    </Callout>
  );
}

/** Writes a key and certificate to files, once a person has read what that means. */
export function ExportKey({ profile }: { readonly profile: ProfileState }) {
  const { bridge, toasts } = useStores();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [exported, setExported] = useState<Exported | null>(null);
  const write = async () => {
    setBusy(true);
    const answer = await ask(bridge, 'ssh.exportKey', { profileId: profile.id });
    setBusy(false);
    if (!answer.ok) toasts.error(answer.error);
    else if (answer.value) setExported(answer.value);
  };
  const start = () => {
    setExported(null);
    setOpen(true);
  };
  return (
    <div className={styles.offer}>
      <p>For a tool that knows neither an agent nor an ssh config.</p>
      <Button size="s" onClick={start}>
        Export key and certificate…
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Export key and certificate"
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{exported ? 'Close' : 'Cancel'}</Button>
            {!exported && (
              <Button variant="danger" busy={busy} onClick={() => void write()}>
                Choose a folder and write
              </Button>
            )}
          </>
        }
      >
        {exported ? (
          <Done exported={exported} />
        ) : (
          <Warning until={profile.status?.validUntil ?? 0} />
        )}
      </Dialog>
    </div>
  );
}
