import type { PlainKey } from '#shared/i18n/text';
import { resourceKinds } from '#shared/model/resource-kind';
import type { LabelCount } from '#shared/model/search';

export interface Completion {
  /** What is shown, and put in place of what stands between `from` and `to`. */
  readonly text: string;
  /** Said beside it: an example as it stands, or a message. */
  readonly hint: string | { readonly key: PlainKey };
}

export interface Completions {
  /** Where what is completed begins and ends, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

const terms: readonly Completion[] = [
  { text: 'labels.', hint: { key: 'search.term.label' } },
  { text: 'name', hint: { key: 'search.term.name' } },
  { text: 'resource.kind', hint: resourceKinds.join(', ') },
  { text: 'contains(', hint: 'contains(labels.team, "ops")' },
  { text: 'equals(', hint: 'equals(name, "web")' },
  { text: 'exists(', hint: 'exists(labels.env)' },
  { text: 'hasPrefix(', hint: 'hasPrefix(name, "web-")' },
  { text: 'search(', hint: 'search("web-1 prod")' },
  { text: 'split(', hint: 'contains(split(labels.teams, ","), "ops")' },
];

const mostOptions = 9;
const plainKey = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const operand = /(?:^|[(,!]|&&|\|\||==|!=)\s*$/;
const labelBefore = /labels(?:\.([\p{L}_][\p{L}\p{N}_]*)|\["([^"]*)"\])\s*[!=]=\s*$/u;
const kindBefore = /resource\.kind\s*[!=]=\s*$/;

/** Where a quoted text begins in which the position stands; `null` outside of quotes. */
function openQuote(text: string): number | null {
  let open: number | null = null;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\' && open !== null) at++;
    else if (open === null && (character === '"' || character === "'")) open = at;
    else if (open !== null && character === text[open]) open = null;
  }
  return open;
}

const starting = (options: readonly Completion[], start: string) =>
  options.filter(
    ({ text }) => text !== start && text.toLowerCase().startsWith(start.toLowerCase()),
  );

function keyOptions(labels: readonly LabelCount[]): readonly Completion[] {
  return labels.map(({ key, values }) => ({
    text: plainKey.test(key) ? `labels.${key}` : `labels[${JSON.stringify(key)}]`,
    hint: values.map(({ value }) => value).join(', '),
  }));
}

/** Values that belong into the quotes at hand: of the label, or of the kind, that they are compared with. */
function valueOptions(before: string, labels: readonly LabelCount[]): readonly Completion[] {
  if (kindBefore.test(before)) return resourceKinds.map((kind) => ({ text: kind, hint: '' }));
  const found = labelBefore.exec(before);
  if (!found) return [];
  const key = found[1] ?? found[2];
  const values = labels.find((each) => each.key === key)?.values ?? [];
  return values.map(({ value, count }) => ({ text: value, hint: String(count) }));
}

/**
 * How what is typed could go on.
 *
 * @param caret where the caret stands in the text
 * @param labels the labels that are known to occur
 */
export function completionsAt(
  text: string,
  caret: number,
  labels: readonly LabelCount[],
): Completions {
  const before = text.slice(0, caret);
  const quote = openQuote(before);
  if (quote !== null) {
    const options = valueOptions(before.slice(0, quote), labels);
    return fitting(options, before.slice(quote + 1), quote + 1, caret);
  }
  const start = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before)?.[0] ?? '';
  if (!operand.test(before.slice(0, caret - start.length)))
    return { from: caret, to: caret, options: [] };
  const options = start.startsWith('labels.') ? keyOptions(labels) : terms;
  const isKey = start.startsWith('labels.');
  // A key that does not stand behind a dot is found by what it begins with all the same.
  const wanted = isKey ? start.slice('labels.'.length).toLowerCase() : '';
  const found = isKey
    ? options.filter(({ text }) => text.slice(7).replace(/^"/, '').toLowerCase().startsWith(wanted))
    : starting(options, start);
  const others = found.filter((each) => each.text !== start);
  return { from: caret - start.length, to: caret, options: others.slice(0, mostOptions) };
}

function fitting(
  options: readonly Completion[],
  start: string,
  from: number,
  to: number,
): Completions {
  return { from, to, options: starting(options, start).slice(0, mostOptions) };
}

/** The text with a completion in its place, and where the caret then stands. */
export function completed(
  text: string,
  { from, to }: Completions,
  option: Completion,
): { readonly text: string; readonly caret: number } {
  const quote = text[from - 1];
  const isValue = quote === '"' || quote === "'";
  const closing = isValue && text[to] !== quote ? quote : '';
  const next = `${text.slice(0, from)}${option.text}${closing}${text.slice(to)}`;
  const behindQuote = isValue ? 1 : 0;
  return { text: next, caret: from + option.text.length + behindQuote };
}
