import { useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { ConfigCheck, DocumentKey } from '../../stores/config-drafts';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { keepFocus } from '../../ui/focus';
import { Section } from '../../ui/screen';
import { Effects } from './effects';
import { documentName } from './words';

function whyNotDelete(check: ConfigCheck | null): string {
  if (!check) return t('configuration.delete.waiting');
  return check.problems.length > 0 ? t('configuration.delete.refused') : '';
}

/** Asks before a document is deleted, with what that changes for whom. */
export function DeleteDialog(props: {
  readonly document: DocumentKey;
  readonly version: number;
  readonly onClose: () => void;
}) {
  const { document, version, onClose } = props;
  const { config } = useStores();
  const [check, setCheck] = useState<ConfigCheck | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const { kind, name } = document;
  useEffect(() => {
    let wanted = true;
    void config.checkRemoval({ kind, name }).then((answer) => {
      if (!wanted) return null;
      if (answer.ok) setCheck(answer.value);
      else setError(answer.error);
      return null;
    });
    return () => {
      wanted = false;
    };
  }, [config, kind, name]);
  const remove = async () => {
    setBusy(true);
    const failure = await config.remove(document, version);
    setBusy(false);
    if (failure) return setError(failure);
    onClose();
    keepFocus();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('configuration.delete.title', { document: documentName(document) })}
      description={t('configuration.delete.effect')}
      footer={
        <>
          <Button onClick={onClose}>{t('words.keepIt')}</Button>
          <Button
            variant="danger"
            busy={busy}
            blocked={whyNotDelete(check)}
            onClick={() => void remove()}
          >
            {t('words.delete')}
          </Button>
        </>
      }
    >
      {error && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
      {!check && !error && <p role="status">{t('words.askingCluster')}</p>}
      {check?.problems.map(({ message }) => (
        <Callout key={message} tone="bad">
          {message}
        </Callout>
      ))}
      {check && check.problems.length === 0 && (
        <Section title={t('configuration.effects.title')}>
          <Effects check={check} />
        </Section>
      )}
    </Dialog>
  );
}
