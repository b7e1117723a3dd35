#!/usr/bin/env node
// Finds visible texts that do not come from the catalogue of messages (scripts/lint/texts.mjs).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textFindings } from './lint/texts.mjs';

/** Written for programs, or into the log: their texts are nobody's to read on a screen. */
const forPrograms = [
  'src/main/client/stock/ssh-config.ts',
  ...[
    ...['bundle-files', 'dbus-call', 'elsewhere/terminal-programs', 'error-page', 'login-entry'],
    ...['own-ssh-config', 'process-log', 'redaction', 'ssh-include', 'utility-process'],
  ].map((name) => `src/main/desktop/${name}.ts`),
];
const asked = process.argv.slice(2);
const roots = asked.length > 0 ? asked : ['src/renderer', 'src/main/desktop', 'src/main/client'];
const files = roots.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(root, name))
    .filter((file) => !forPrograms.includes(file)),
);
let count = 0;
for (const file of files)
  for (const { line, message } of textFindings(file, readFileSync(file, 'utf8'))) {
    console.error(`${file}:${line}: ${message}`);
    count++;
  }
console.log(`Texts: ${files.length} files, ${count} not from the catalogue.`);
process.exitCode = count > 0 ? 1 : 0;
