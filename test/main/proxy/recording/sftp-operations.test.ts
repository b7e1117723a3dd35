import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SftpOperations, type FileOperation } from '#main/proxy/recording/sftp-operations';

/** What one side sent in one go. */
type Sent = readonly [from: 'caller' | 'node', bytes: Buffer];

function operationsOf(sent: readonly Sent[]): FileOperation[] {
  const told: FileOperation[] = [];
  const operations = new SftpOperations((operation) => told.push(operation));
  for (const [from, bytes] of sent) {
    const piece = Buffer.from(bytes);
    if (from === 'caller') operations.fromCaller(piece);
    else operations.fromNode(piece);
    // As the gateway does: the memory is somebody else's afterwards.
    piece.fill(0xff);
  }
  operations.end();
  return told;
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const text = (value: string): Buffer => Buffer.concat([number(value.length), Buffer.from(value)]);
function packet(type: number, ...fields: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from([type]), ...fields]);
  return Buffer.concat([number(body.length), body]);
}
const status = (id: number, code: number): Sent => ['node', packet(101, number(id), number(code))];

/** Passes everything on between sftp and its server, and writes down in which order it came. */
const passer = (server: string, log: string) => `
const { spawn } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const child = spawn(${JSON.stringify(server)}, { stdio: ['pipe', 'pipe', 'ignore'] });
const note = (from) => (bytes) =>
  appendFileSync(${JSON.stringify(log)}, JSON.stringify([from, bytes.toString('base64')]) + '\\n');
process.stdin.on('data', note('caller')).pipe(child.stdin);
child.stdout.on('data', note('node')).pipe(process.stdout);
`;

describe('what the stock sftp does at a real server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-sftp-'));
  const at = (name: string): string => join(folder, name);
  let sent: Sent[] = [];
  beforeAll(() => {
    writeFileSync(at('local'), Buffer.alloc(100_001, 'x'));
    mkdirSync(at('there'));
    writeFileSync(at('pass.cjs'), passer('/usr/lib/openssh/sftp-server', at('log')));
    writeFileSync(at('pass.sh'), `#!/bin/sh\nexec '${process.execPath}' '${at('pass.cjs')}'\n`);
    chmodSync(at('pass.sh'), 0o755);
    const batch = [
      `put ${at('local')} ${at('there/up')}`,
      `get ${at('there/up')} ${at('down')}`,
      `chmod 600 ${at('there/up')}`,
      `rename ${at('there/up')} ${at('there/moved')}`,
      `ln -s ${at('there/moved')} ${at('there/link')}`,
      `ln ${at('there/moved')} ${at('there/hard')}`,
      `mkdir ${at('there/sub')}`,
      `rmdir ${at('there/sub')}`,
      `rm ${at('there/moved')}`,
      `-rm ${at('there/nothing')}`,
      `-get ${at('there/nothing')} ${at('none')}`,
    ];
    writeFileSync(at('batch'), `${batch.join('\n')}\n`);
    execFileSync('sftp', ['-b', at('batch'), '-D', at('pass.sh')], { stdio: 'ignore' });
    sent = readFileSync(at('log'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ['caller' | 'node', string])
      .map(([from, bytes]) => [from, Buffer.from(bytes, 'base64')]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const whole = () => {
    const there = (name: string): string => at(`there/${name}`);
    return [
      { operation: 'file', path: there('up'), read: 0, written: 100_001, status: 0 },
      { operation: 'file', path: there('up'), read: 100_001, written: 0, status: 0 },
      { operation: 'setstat', path: there('up'), status: 0 },
      { operation: 'rename', path: there('up'), target: there('moved'), status: 0 },
      { operation: 'symlink', path: there('link'), target: there('moved'), status: 0 },
      { operation: 'hardlink', path: there('hard'), target: there('moved'), status: 0 },
      { operation: 'mkdir', path: there('sub'), status: 0 },
      { operation: 'rmdir', path: there('sub'), status: 0 },
      { operation: 'remove', path: there('moved'), status: 0 },
    ];
  };

  it('is told, operation by operation, with how much was read and written', () => {
    const told = operationsOf(sent);
    // sftp sets the mode of what it put as well, and looks before it removes and gets.
    expect(told).toEqual(expect.arrayContaining(whole()));
    expect(told.filter(({ status: code }) => code === null)).toEqual([]);
  });

  it('is told the same however the bytes are cut', () => {
    const expected = operationsOf(sent);
    for (const size of [1, 3, 7, 1_000]) {
      const cut = sent.flatMap(([from, bytes]) =>
        Array.from({ length: Math.ceil(bytes.length / size) }, (_, index): Sent => [
          from,
          bytes.subarray(index * size, (index + 1) * size),
        ]),
      );
      expect(operationsOf(cut)).toEqual(expected);
    }
  });

  it('never fails on bytes that were changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(changes, (all) => {
        const copy = sent.map(([from, bytes]): Sent => [
          from,
          Buffer.from(bytes.subarray(0, 2_000)),
        ]);
        for (const [which, where, value] of all) {
          const bytes = copy[which % copy.length]?.[1];
          if (bytes && bytes.length > 0) bytes[where % bytes.length] = value;
        }
        operationsOf(copy);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an SFTP session', () => {
  it('tells refusals with their code, and what was under way at the end', () => {
    const told = operationsOf([
      ['caller', packet(3, number(1), text('/secret'), number(1), number(0))],
      status(1, 3),
      ['caller', packet(13, number(2), text('/kept'))],
      status(2, 4),
      ['caller', packet(3, number(3), text('/open'), number(2), number(0))],
      ['node', packet(102, number(3), text('h'))],
      ['caller', packet(6, number(4), text('h'), number(0), number(0), text('12345'))],
      status(4, 0),
      ['caller', packet(6, number(5), text('h'), number(0), number(5), text('more'))],
      status(5, 4),
      ['caller', packet(14, number(6), text('/late'), number(0))],
    ]);
    expect(told).toEqual([
      { operation: 'file', path: '/secret', status: 3 },
      { operation: 'remove', path: '/kept', status: 4 },
      { operation: 'mkdir', path: '/late', status: null },
      { operation: 'file', path: '/open', read: 0, written: 5, status: null },
    ]);
  });

  it('keeps nothing of what files hold, and no more than so many requests', () => {
    const told: FileOperation[] = [];
    const operations = new SftpOperations((operation) => told.push(operation));
    for (let id = 0; id < 10_000; id += 1)
      operations.fromCaller(packet(13, number(id), text('/x')));
    operations.end();
    expect(told.length).toBe(4_096);
  });

  it('never fails, whatever bytes come', () => {
    const anything = fc.array(
      fc.tuple(
        fc.constantFrom('caller' as const, 'node' as const),
        fc.uint8Array({ maxLength: 200 }),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(anything, (all) => {
        operationsOf(all.map(([from, bytes]) => [from, Buffer.from(bytes)]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is looked at no further once it is no SFTP', () => {
    expect(
      operationsOf([
        ['caller', Buffer.from([0, 0, 0, 0])],
        ['caller', packet(13, number(1), text('/x'))],
        status(1, 0),
      ]),
    ).toEqual([]);
  });
});
