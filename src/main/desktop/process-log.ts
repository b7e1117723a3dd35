import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ProcessLog {
  readonly file: string;
  write(source: string, text: string): void;
}

const maxBytes = 1_048_576;
/** Longer lines are cut: what strangers send must not push everything else out of the log. */
const maxLineLength = 4_096;
const keptFiles = 3;

const secrets: readonly [RegExp, string][] = [
  [/-----BEGIN [^-]+-----[\s\S]*?(-----END [^-]+-----|$)/g, '[key material]'],
  // SSH keys and certificates start with the length of their algorithm's name: AAAA.
  [/\bAAAA[A-Za-z0-9+/]{24,}={0,2}/g, '[key material]'],
  [/(daypass:\/\/join[^\s#]*#)[A-Za-z0-9_-]+/g, '$1[invite code]'],
  [/("?(?:password|masterKey|code)"?\s*[:=]\s*)("[^"]*"|'[^']*'|\S+)/gi, '$1[hidden]'],
];

/** Takes out what must never lie in a log, whoever wrote it there by mistake. */
export function redact(text: string): string {
  return secrets.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}

/** Lines of their own, without what would command a terminal that shows the log or hide a part of it. */
function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/[^\P{C}\t]|[\u2028\u2029]/gu, '\uFFFD').slice(0, maxLineLength))
    .filter((line) => line.trim() !== '');
}

/**
 * A log file in the user-data folder, at most 1 MB with three older ones beside it. Written at once, so that
 * what a dying process said is kept; a disk that cannot be written never stops the app.
 */
export function openProcessLog(file: string, now: () => number): ProcessLog {
  let bytes = sizeOf(file);

  function rotate(): void {
    for (let index = keptFiles - 1; index >= 0; index--) {
      const from = index === 0 ? file : `${file}.${index}`;
      try {
        renameSync(from, `${file}.${index + 1}`);
      } catch {
        // That many older ones do not exist yet.
      }
    }
    bytes = 0;
  }

  return {
    file,
    write(source, text) {
      const at = new Date(now()).toISOString();
      const lines = linesOf(redact(text))
        .map((line) => `${at} ${source}: ${line}\n`)
        .join('');
      try {
        if (bytes + lines.length > maxBytes) rotate();
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        appendFileSync(file, lines, { mode: 0o600 });
        bytes += Buffer.byteLength(lines);
      } catch {
        // Nowhere is left to say it.
      }
    },
  };
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
