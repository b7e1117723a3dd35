import { isStale, keyOf, type ConfigDraft } from '../../stores/config-drafts';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { configKindNames } from './words';

/** Somebody else changed what the draft replaces: nothing is lost, whichever text one goes on with. */
function Conflict({ draft, message }: { readonly draft: ConfigDraft; readonly message: string }) {
  const { config } = useStores();
  return (
    <Callout
      tone="bad"
      title="It was changed since you opened it"
      actions={
        <>
          <Button size="s" onClick={() => void config.rebase(draft.id, true)}>
            Keep my text, compare it with theirs
          </Button>
          <Button size="s" onClick={() => void config.rebase(draft.id, false)}>
            Take theirs
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
  const { one } = configKindNames[document.kind];
  return `This text is now about ${configKindNames[first.kind].one} ${first.name}. The ${one} ${document.name} stays as it is.`;
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
        <Conflict draft={draft} message="Your text is still here, and nothing of it was saved." />
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
          title="The cluster could not check it"
          actions={
            <Button size="s" onClick={() => config.recheck(draft.id)}>
              Try again
            </Button>
          }
        >
          {checkError.message}
        </Callout>
      )}
      {renamed && <Callout tone="warn">{renamed}</Callout>}
      {outcome && <Callout title="Saved" details={outcome.applied} />}
      {outcome && outcome.notEnforced.length > 0 && (
        <Callout tone="warn" title="Read, but not enforced" details={outcome.notEnforced} />
      )}
    </>
  );
}
