import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Closable } from '#shared/lib/closable';

/** A file of terminal output that a session prints. */
export interface PrintStream extends Closable {
  readonly path: string;
  readonly bytes: number;
  /** What it begins with, once in all that a session prints. */
  readonly mark: string;
  readonly sha256: string;
}

const words = 'accepted connection from session request gateway listener closed timeout'.split(' ');
const blockLines = 2_000;

/** What a busy service logs: times, colours, words, now and then what is not Latin. */
function logLines(from: number): string {
  const lines: string[] = [];
  for (let line = from; line < from + blockLines; line++) {
    const colour = 31 + (line % 6);
    const text = words.map((_, at) => words[(line * 7 + at * 3) % words.length]).join(' ');
    const end = line % 50 === 0 ? ' — 完了 ✓' : '';
    lines.push(
      `2026-11-26T12:00:00.${String(line % 1_000).padStart(3, '0')}Z \x1b[${colour}mINFO\x1b[0m #${line} ${text}${end}\r\n`,
    );
  }
  return lines.join('');
}

/** Writes one of about this size, in MB. Anybody on this computer may read it, as the demo's shells have to. */
export async function makePrintStream(megabytes: number): Promise<PrintStream> {
  const folder = await mkdtemp(join(tmpdir(), 'daypass-print-'));
  const path = join(folder, 'stream');
  const mark = `begin-${randomBytes(8).toString('hex')}`;
  const parts = [`${mark}\r\n`];
  for (let line = 0, size = 0; size < megabytes * 1_000_000; line += blockLines) {
    const lines = logLines(line);
    parts.push(lines);
    size += lines.length;
  }
  const content = Buffer.from(parts.join(''));
  await writeFile(path, content);
  await chmod(folder, 0o755);
  await chmod(path, 0o644);
  return {
    path,
    bytes: content.length,
    mark,
    sha256: createHash('sha256').update(content).digest('hex'),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
