import type { Atom, Condition, Items, Text } from './condition';

/** The texts of many things as a column: one for each number. */
export type Column = (at: number) => string;
/** For which numbers something holds. */
export type Test = (at: number) => boolean;
/** An atom that compares texts. */
export type Comparison = Exclude<Atom, { type: 'exists' }>;

/** Makes a comparison ready to be tried on many things; `column` says what a text is for each of them. */
export function testOf(comparison: Comparison, column: (text: Text) => Column): Test {
  if (comparison.type === 'equal') {
    const [left, right] = [column(comparison.left), column(comparison.right)];
    return (at) => left(at) === right(at);
  }
  const part = column(comparison.part);
  if (comparison.type === 'contains' && comparison.whole.type === 'split') {
    const items = itemsOf(comparison.whole, column);
    return (at) => items(at).includes(part(at));
  }
  const whole = column(comparison.whole as Text);
  return comparison.type === 'prefix'
    ? (at) => whole(at).startsWith(part(at))
    : (at) => whole(at).includes(part(at));
}

function itemsOf({ text, separator }: Items, column: (text: Text) => Column) {
  const texts = column(text);
  return (at: number): readonly string[] => texts(at).split(separator);
}

/** The texts that a comparison looks at. */
export function textsOf(comparison: Comparison): readonly [Text, Text] {
  if (comparison.type === 'equal') return [comparison.left, comparison.right];
  const { whole, part } = comparison;
  return [whole.type === 'split' ? whole.text : whole, part];
}

/** The keys of the labels that a comparison looks at, each once. */
export function keysOf(comparison: Comparison): readonly string[] {
  const keys = textsOf(comparison).flatMap((text) => (text.type === 'label' ? [text.key] : []));
  return [...new Set(keys)];
}

/** Whether kind and labels alone decide. */
export function isByClass(condition: Condition): boolean {
  switch (condition.type) {
    case 'exists':
      return true;
    case 'search':
      return false;
    case 'not':
      return isByClass(condition.part);
    case 'all':
    case 'any':
      return condition.parts.every((part) => isByClass(part));
    default:
      return textsOf(condition).every((text) => text.type !== 'name');
  }
}
