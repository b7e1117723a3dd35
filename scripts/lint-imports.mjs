#!/usr/bin/env node
// Checks every source file against the table of who may import whom (scripts/lint/layers.mjs).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './lint/imports.mjs';
import { layers } from './lint/layers.mjs';

const files = ['src', 'test', 'bench'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(root, name)),
);
const found = files.flatMap((file) => violations(file, readFileSync(file, 'utf8'), layers));
for (const line of found) console.error(line);
console.log(`Imports: ${files.length} files, ${found.length} not allowed.`);
process.exitCode = found.length > 0 ? 1 : 0;
