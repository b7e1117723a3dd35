import type { ApiError } from '#shared/api/errors';
import type { ApiOutput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
import type { ConfigKind } from '#shared/model/config-kinds';

export type ConfigCheck = ApiOutput<'config.check'>;
export type ConfigOutcome = ApiOutput<'config.apply'>;

/** A document in the cluster: its kind and name never change. */
export interface DocumentKey {
  readonly kind: ConfigKind;
  readonly name: string;
}

/** A text being worked on. It stays while other screens are shown. */
export interface ConfigDraft {
  /** `role/access` for a document of the cluster; `new/1` for one that is not there yet. */
  readonly id: string;
  /** The document that it was made from; `null` for a new one, and for a file. */
  readonly document: DocumentKey | null;
  /** The version that it was made from; `null` where there was none. */
  readonly version: number | null;
  readonly title: string;
  /** By which the cluster names places in the text. */
  readonly fileName: string;
  readonly yaml: string;
  /** The text as it was loaded, to tell whether anything was changed. */
  readonly loaded: string;
  /** What the cluster says of a text; `null` until it has said anything. */
  readonly check: ConfigCheck | null;
  /** Whether what was said is of the text as it is now. */
  readonly checked: boolean;
  readonly checkError: ApiError | null;
  readonly saving: boolean;
  readonly error: ApiError | null;
  /** What was saved last, for a file of several documents. */
  readonly outcome: ConfigOutcome | null;
}

export const keyOf = ({ kind, name }: DocumentKey): string => `${kind}/${name}`;

type Given = Pick<ConfigDraft, 'id' | 'document' | 'version' | 'title' | 'fileName' | 'yaml'>;

export function freshDraft(given: Given): ConfigDraft {
  return {
    ...given,
    loaded: given.yaml,
    check: null,
    checked: false,
    checkError: null,
    saving: false,
    error: null,
    outcome: null,
  };
}

/** Whether there is something that would be lost. What is new is kept from the first key on. */
export function isChanged(draft: ConfigDraft): boolean {
  return draft.yaml !== draft.loaded;
}

/** The change that a draft makes to the document that it was made from. */
function ownChange({ check, document }: ConfigDraft) {
  return document && check?.changes.find((change) => keyOf(change) === keyOf(document));
}

/** Whether somebody else replaced or removed the document since it was opened. */
export function isStale(draft: ConfigDraft): boolean {
  const own = ownChange(draft);
  return own != null && own.version !== draft.version;
}

/** Which version each document must still have when the draft is saved. */
export function expectedVersions(draft: ConfigDraft) {
  const own = ownChange(draft);
  return (draft.check?.changes ?? []).map((change) => {
    const { kind, name } = change;
    return { kind, name, version: change === own ? draft.version : change.version };
  });
}

/** Why a draft cannot be saved now, as a sentence; empty when it can. */
export function whyNotSave(draft: ConfigDraft): string {
  const { check, checked, yaml } = draft;
  if (yaml.trim() === '') return t('stores.draft.empty');
  if (draft.checkError) return t('stores.draft.unchecked');
  if (!checked || !check) return t('stores.draft.checking');
  if (check.problems.length > 0) return t('stores.draft.wrong');
  if (check.changes.every(({ action }) => action === 'unchanged'))
    return t('stores.draft.unchanged');
  return '';
}
