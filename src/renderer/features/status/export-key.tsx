import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import type { CommandOutput } from '#shared/ipc/contract';
import { ask } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { RichText } from '../../ui/rich-text';
import { instantText } from '../../ui/time';
import styles from './own-tools.module.css';

type Exported = NonNullable<CommandOutput<'ssh.exportKey'>>;

function Warning({ until }: { readonly until: number }) {
  return (
    <Callout tone="warn" title={t('status.exportKey.warningTitle')}>
      {t('status.exportKey.warning', { until: instantText(until) })}
    </Callout>
  );
}

function Done({ exported }: { readonly exported: Exported }) {
  return (
    <Callout title={t('status.exportKey.written')}>
      <RichText
        id="status.exportKey.done"
        values={{
          path: exported.path,
          until: instantText(exported.until),
          fingerprint: exported.fingerprint,
        }}
      />
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
      <p>{t('status.exportKey.offer')}</p>
      <Button size="s" onClick={start}>
        {t('status.exportKey.button')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('status.exportKey.title')}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>
              {t(exported ? 'words.close' : 'words.cancel')}
            </Button>
            {!exported && (
              <Button variant="danger" busy={busy} onClick={() => void write()}>
                {t('status.exportKey.write')}
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
