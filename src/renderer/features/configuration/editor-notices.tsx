import { t } from '#shared/i18n/text';
import { isStale, keyOf, type ConfigDraft } from '../../stores/config-drafts';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { documentName } from './words';

/** Somebody else changed what the draft replaces: nothing is lost, whichever text one goes on with. */
function Conflict({ draft, message }: { readonly draft: ConfigDraft; readonly message: string }) {
  const { config } = useStores();
  return (
    <Callout
      tone="bad"
      title={t('configuration.notices.changed')}
      actions={
        <>
          <Button size="s" onClick={() => void config.rebase(draft.id, true)}>
            {t('configuration.notices.keepMine')}
          </Button>
          <Button size="s" onClick={() => void config.rebase(draft.id, false)}>
            {t('configuration.notices.takeTheirs')}
          </Button>
        </>
      }
    >
      {message}
    </Callout>
  );
}

/** Where a text was given another name: the document that was opened stays. */
function otherName({ check, document }: ConfigDraft): string | null {
  const [first] = check?.changes ?? [];
  if (!document || !first || check?.changes.some((each) => keyOf(each) === keyOf(document)))
    return null;
  return t('configuration.document.renamed', {
    now: documentName(first),
    before: documentName(document),
  });
}

/** What is to be known before one goes on: conflicts, failures, and what was saved. */
export function EditorNotices({ draft }: { readonly draft: ConfigDraft }) {
  const { config } = useStores();
  const { error, checkError, outcome } = draft;
  const isConflict = error?.code === 'conflict' && draft.document !== null;
  const renamed = otherName(draft);
  return (
    <>
      {isConflict ? (
        <Conflict draft={draft} message={error.message} />
      ) : isStale(draft) ? (
        <Conflict draft={draft} message={t('configuration.notices.kept')} />
      ) : (
        error && (
          <Callout tone="bad" details={error.details}>
            {error.message}
          </Callout>
        )
      )}
      {checkError && (
        <Callout
          tone="bad"
          title={t('configuration.notices.unchecked')}
          actions={
            <Button size="s" onClick={() => config.recheck(draft.id)}>
              {t('words.tryAgain')}
            </Button>
          }
        >
          {checkError.message}
        </Callout>
      )}
      {renamed && <Callout tone="warn">{renamed}</Callout>}
      {outcome && <Callout title={t('configuration.editor.saved')} details={outcome.applied} />}
      {outcome && outcome.notEnforced.length > 0 && (
        <Callout
          tone="warn"
          title={t('configuration.notices.notEnforced')}
          details={outcome.notEnforced}
        />
      )}
    </>
  );
}
