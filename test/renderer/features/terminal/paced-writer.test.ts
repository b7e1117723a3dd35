import { expect, it } from 'vitest';
import {
  busyMs,
  createPacedWriter,
  gatherMs,
} from '../../../../src/renderer/features/sessions/terminal/paced-writer';

const kilobyte = 1_024;

/** A terminal that takes in what it has when it is told to, at a rate, and a window that goes on when it is told to. */
function setup(kilobytesPerMs = 16) {
  const written: string[] = [];
  const sizes: number[] = [];
  const parsing: { size: number; done: () => void }[] = [];
  const later: (() => void)[] = [];
  const gathering: { work: () => void; ms: number }[] = [];
  const done: string[] = [];
  let time = 0;
  let isInFront = true;
  const write = createPacedWriter(
    {
      write(data, callback = () => undefined) {
        const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
        if (bytes.length > 0) {
          written.push(new TextDecoder().decode(bytes));
          sizes.push(bytes.length);
        }
        parsing.push({ size: bytes.length, done: callback });
      },
    },
    () => isInFront,
    {
      later: (work) => void later.push(work),
      gather(work, ms) {
        gathering.push({ work, ms });
        return () => void gathering.splice(0);
      },
      now: () => time,
    },
  );
  return {
    ...{ written, sizes, later, gathering, done },
    leave: () => (isInFront = false),
    write: (text: string) => write(new TextEncoder().encode(text), () => done.push(text)),
    parse() {
      for (const { size, done: told } of parsing.splice(0)) {
        time += size / kilobyte / kilobytesPerMs;
        told();
      }
    },
    goOn: () => later.shift()?.(),
    waitOver: () => gathering.shift()?.work(),
  };
}

it('writes at once while nothing else is written', () => {
  const { write, written, parse, done } = setup();
  write('a');
  expect(written).toEqual(['a']);
  parse();
  expect(done).toEqual(['a']);
  write('b');
  expect(written).toEqual(['a', 'b']);
});

it('lets the window do other things before what came meanwhile, which it then takes in together', () => {
  const { write, written, parse, goOn, done } = setup();
  for (const text of ['a', 'b', 'c']) write(text);
  parse();
  expect(written).toEqual(['a']);
  goOn();
  expect(written).toEqual(['a', 'bc']);
  write('d');
  expect(written).toEqual(['a', 'bc']);
  parse();
  expect(done).toEqual(['a', 'b', 'c']);
  goOn();
  parse();
  expect(done).toEqual(['a', 'b', 'c', 'd']);
});

it('goes on when more comes while what was written tells that it is done', () => {
  const { write, written, parse, later, goOn } = setup();
  write('a');
  parse();
  expect(later).toHaveLength(0);
  write('b');
  write('c');
  parse();
  goOn();
  expect(written).toEqual(['a', 'b', 'c']);
});

it('keeps the window busy for no longer than it should, however fast it is', () => {
  for (const [rate, front] of [
    [40, true],
    [40, false],
    [4, true],
    [4, false],
  ] as const) {
    const { write, parse, goOn, leave, sizes, later } = setup(rate);
    if (!front) leave();
    for (let piece = 0; piece < 600; piece++) write('x'.repeat(16 * kilobyte));
    for (parse(); later.length > 0; parse()) goOn();
    const wanted = front ? busyMs.inFront : busyMs.beside;
    const took = (sizes.at(-2) ?? 0) / kilobyte / rate;
    expect([rate, front, took <= Math.max(wanted, 16 / rate)]).toEqual([rate, front, true]);
    expect([rate, front, took >= wanted / 2]).toEqual([rate, front, true]);
  }
});

it('lets output gather while much is printed and less comes than could be taken in', () => {
  const { write, parse, gathering, waitOver, later, written } = setup();
  write('x'.repeat(64 * kilobyte));
  parse();
  expect(gathering.map(({ ms }) => ms)).toEqual([gatherMs]);
  write('a');
  write('b');
  expect(written).toHaveLength(1);
  waitOver();
  expect(written.slice(1)).toEqual(['ab']);
  parse();
  expect([gathering, later]).toEqual([[], []]);
});

it('waits no longer once there is as much as is taken in at a time', () => {
  const { write, parse, gathering, goOn, later, written } = setup();
  write('x'.repeat(64 * kilobyte));
  parse();
  for (let piece = 0; piece < 8; piece++) write('x'.repeat(64 * kilobyte));
  expect(gathering).toEqual([]);
  expect(later).toHaveLength(1);
  goOn();
  expect(written).toHaveLength(2);
});

it('is ready again for what comes after a wait in which nothing came', () => {
  const { write, parse, waitOver, written } = setup();
  write('x'.repeat(64 * kilobyte));
  parse();
  waitOver();
  write('a');
  expect(written.slice(1)).toEqual(['a']);
});
