import type { ApiInput, ApiOutput } from '#shared/api/contract';
import type { ConfigChange, ConfigFinding } from '#shared/api/procedures/configuration';
import { canonicalYaml } from '../policy/documents/print-document';
import { readConfigFile } from '../policy/role-file';
import type { FileProblem } from '../policy/yaml-reader';
import type { ClusterState } from '../store/cluster-state';
import type { Write } from '../store/repository';
import { stateAfter } from '../store/state-after';
import { changesOf, type DocumentChange } from './apply-config';
import { deletionOf, noSuchDocument, whyNotDeletable, type DocumentKey } from './delete-config';
import { storedDocument } from './documents';
import { effectsOf, type ShownEffects } from './effects';
import { whyNobodyIsLeft } from './last-administrator';

/** So many effects are told one by one. */
const mostEffects = 200;

export interface CheckInput {
  readonly cluster: { readonly name: string };
  readonly now: number;
  /** What the caller may be shown of the effects. */
  readonly shown: ShownEffects;
  /** Called once it is known what is touched. @throws ExpectedError when the caller may not */
  readonly mayChange: (changes: readonly DocumentChange[], remove: readonly DocumentKey[]) => void;
}

/**
 * Reads a file and says what is wrong with it, what it would change, and for whom. Nothing is stored.
 *
 * @throws ExpectedError `not_found` for something to remove that is not there
 */
export function checkConfig(
  state: ClusterState,
  { yaml, fileName, remove }: ApiInput<'config.check'>,
  input: CheckInput,
): ApiOutput<'config.check'> {
  const file = readConfigFile(yaml, fileName);
  if (!file.ok) return nothingBut({ problems: file.problems.map(findingOf) });
  const notes = file.file.notes.map(findingOf);
  const { cluster, now } = input;
  const found = changesOf(state, now, {
    file: file.file,
    fileName,
    cluster,
    builtIn: () => null,
  });
  if (!found.ok) return nothingBut({ problems: found.error.map(findingOf), notes });
  input.mayChange(found.value, remove);
  const removed = remove.map((key) => removalOf(state, key));
  const writes: readonly Write[] = [
    ...found.value.flatMap(({ write }) => write ?? []),
    ...remove.flatMap((key) => deletionOf(state, now, key)),
  ];
  const problems = problemsOf(state, { file, remove, writes });
  const all = effectsOf(state, stateAfter(state, writes), { now, shown: input.shown });
  return {
    problems,
    notes: [...notes, ...[...all.notes, ...ruleNotes(writes)].map(aboutFile)],
    changes: [...found.value.map(changeOf), ...removed],
    effects: all.effects.slice(0, mostEffects),
    moreEffects: Math.max(0, all.effects.length - mostEffects),
  };
}

/** Rules are no rights: whom they would let through is known only once somebody asks. */
function ruleNotes(writes: readonly Write[]): string[] {
  const touched = writes.some(
    ({ type }) => type === 'review-rule' || type === 'review-rule-deleted',
  );
  return touched
    ? ['A review rule counts for what is asked for from now on. What waits already stays as it is.']
    : [];
}

function aboutFile(message: string): ConfigFinding {
  return { line: 1, field: '', message };
}

function nothingBut(
  said: Partial<Pick<ApiOutput<'config.check'>, 'problems' | 'notes'>>,
): ApiOutput<'config.check'> {
  return { problems: [], notes: [], changes: [], effects: [], moreEffects: 0, ...said };
}

function problemsOf(
  state: ClusterState,
  {
    file,
    remove,
    writes,
  }: {
    readonly file: { readonly file: { readonly documents: readonly DocumentKey[] } };
    readonly remove: readonly DocumentKey[];
    readonly writes: readonly Write[];
  },
): ConfigFinding[] {
  const rewritten = remove.filter(({ kind, name }) =>
    file.file.documents.some((document) => document.kind === kind && document.name === name),
  );
  const nobodyLeft = whyNobodyIsLeft(state, writes);
  return [
    ...rewritten.map(
      ({ kind, name }) => `${kind} ${name} is in the file and to be deleted as well.`,
    ),
    ...remove.flatMap((key) => whyNotDeletable(state, key) ?? []),
    ...(nobodyLeft === null ? [] : [nobodyLeft]),
  ].map(aboutFile);
}

function findingOf({ line, field, message }: FileProblem): ConfigFinding {
  return { line, field, message };
}

function changeOf(change: DocumentChange): ConfigChange {
  const { kind, name } = change.document;
  const { action, version, before, after } = change;
  return { kind, name, action, version, before, after };
}

function removalOf(state: ClusterState, { kind, name }: DocumentKey): ConfigChange {
  const stored = storedDocument(state, kind, name);
  if (!stored) throw noSuchDocument({ kind, name });
  const before = canonicalYaml(stored.yaml());
  return { kind, name, action: 'delete', version: stored.version, before, after: '' };
}
