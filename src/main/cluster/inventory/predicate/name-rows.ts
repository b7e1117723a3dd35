import { Bits } from '../bits';
import type { Segment } from '../segment';
import type { ClassConditions } from './class-conditions';
import { testOf, textsOf, type Comparison, type Test } from './holds';

/** The rows, among some, for which a comparison with the name holds. */
export function rowsByName(
  comparison: Comparison,
  segment: Segment,
  { classes, among }: { classes: ClassConditions; among: Bits },
): Bits {
  const written = writtenTest(comparison, segment, classes);
  const { isEnough, rows } = candidates(comparison, segment, among);
  const lower = rows.copy().and(segment.lowerNames);
  const others = rows.minus(lower);
  if (isEnough) return lower.or(only(others, written));
  const inColumn = columnTest(comparison, segment, classes) ?? written;
  return only(lower, inColumn).or(only(others, written));
}

/** Tries the comparison on names as they are written. */
function writtenTest(comparison: Comparison, segment: Segment, labels: ClassConditions): Test {
  const { writtenNames, classes } = segment;
  return testOf(comparison, (text) => {
    if (text.type === 'name') return (row) => writtenNames[row] ?? '';
    const column = labels.column(text);
    return (row) => column(classes[row] ?? 0);
  });
}

/**
 * Tries the comparison on names in lower case, one after another as they stand in memory; `null` when it is none of
 * those that are made for this.
 */
function columnTest(
  comparison: Comparison,
  { nameColumn, classes }: Segment,
  labels: ClassConditions,
): Test | null {
  const [a, b] = textsOf(comparison);
  const [name, other] = a.type === 'name' || comparison.type !== 'equal' ? [a, b] : [b, a];
  if (name.type !== 'name' || other.type === 'name') return null;
  const column = labels.unitColumn(other);
  const units = (row: number) => column(classes[row] ?? 0);
  if (comparison.type === 'prefix') return (row) => nameColumn.startsWith(row, units(row));
  if (comparison.type === 'contains')
    return comparison.whole.type === 'name' ? (row) => nameColumn.holds(row, units(row)) : null;
  return (row) => {
    const wanted = units(row);
    return nameColumn.lengthOf(row) === wanted.length && nameColumn.startsWith(row, wanted);
  };
}

interface Candidates {
  /** All rows, of those that matter, for which the comparison can hold. */
  readonly rows: Bits;
  /** Whether it does hold for those of them with names in lower case. */
  readonly isEnough: boolean;
}

/**
 * Finds rows by the text that names must hold. There is no such text when lower-casing a part may differ from
 * lower-casing the whole, as outside of ASCII.
 */
function candidates(comparison: Comparison, segment: Segment, among: Bits): Candidates {
  const [a, b] = textsOf(comparison);
  const [name, other] = a.type === 'name' || comparison.type !== 'equal' ? [a, b] : [b, a];
  if (name.type !== 'name' || other.type !== 'literal' || !/^[ -~]+$/.test(other.value))
    return { rows: among.copy(), isEnough: false };
  const text = other.value.toLowerCase();
  const isLower = text === other.value;
  if (comparison.type === 'contains') {
    const rows = segment.nameColumn.find(text, among).and(among);
    return { rows, isEnough: isLower && comparison.whole.type === 'name' };
  }
  const { from, longer, to } = segment.namesFrom(text);
  const rows = new Bits(segment.size).addRange(from, comparison.type === 'equal' ? longer : to);
  return { rows: rows.and(among), isEnough: isLower };
}

function only(rows: Bits, test: Test): Bits {
  const found = new Bits(rows.size);
  rows.each((row) => {
    if (test(row)) found.add(row);
  });
  return found;
}
