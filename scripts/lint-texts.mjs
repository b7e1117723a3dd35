#!/usr/bin/env node
// Finds visible texts that do not come from the catalogue of messages (scripts/lint/texts.mjs).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textFindings } from './lint/texts.mjs';

const asked = process.argv.slice(2);
const roots = asked.length > 0 ? asked : ['src/renderer', 'src/main/desktop'];
const files = roots.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(root, name)),
);
let count = 0;
for (const file of files)
  for (const { line, message } of textFindings(file, readFileSync(file, 'utf8'))) {
    console.error(`${file}:${line}: ${message}`);
    count++;
  }
console.log(`Texts: ${files.length} files, ${count} not from the catalogue.`);
process.exitCode = count > 0 ? 1 : 0;
