import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path/posix';
import { parseSync } from 'oxc-parser';

/**
 * @typedef {import('./layers.mjs').Layer} Layer
 * @typedef {{ specifier: string, typeOnly: boolean, line: number }} Import
 */

/**
 * Every module that a file names: static and dynamic imports and re-exports.
 * @param {string} file its name, for the language
 * @param {string} code
 * @returns {Import[]}
 */
export function importsOf(file, code) {
  const { module, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const lineAt = (/** @type {number} */ offset) => code.slice(0, offset).split('\n').length;
  const found = module.staticImports.map((entry) => ({
    specifier: entry.moduleRequest.value,
    typeOnly: entry.entries.length > 0 && entry.entries.every((name) => name.isType),
    line: lineAt(entry.start),
  }));
  for (const { start, entries } of module.staticExports) {
    const sources = new Set(entries.flatMap((entry) => entry.moduleRequest?.value ?? []));
    for (const specifier of sources) {
      const typeOnly = entries.every((entry) => entry.isType);
      found.push({ specifier, typeOnly, line: lineAt(start) });
    }
  }
  for (const { start, moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])([^$]*)\1$/.exec(code.slice(moduleRequest.start, moduleRequest.end));
    const specifier = literal?.[2] ?? '(computed)';
    found.push({ specifier, typeOnly: false, line: lineAt(start) });
  }
  return found;
}

/**
 * What a module name stands for, in the words of the table: a path in the repository without extension,
 * `npm:<name>`, `node:<name>` or `electron`.
 * @param {string} file the importing file, from the repository's root
 * @param {string} specifier
 */
export function resolveImport(file, specifier) {
  const name = specifier.replace(/\?.*$/, '');
  const alias = /^#(shared|main)\/(.*)$/.exec(name);
  const path = alias
    ? `src/${alias[1]}/${alias[2]}`
    : name.startsWith('.')
      ? join(dirname(file), name)
      : null;
  if (path !== null) return normalize(path).replace(/\.(ts|tsx|mjs)$/, '');
  if (name === 'electron' || name.startsWith('electron/')) return 'electron';
  if (name.startsWith('node:')) return name;
  return builtinModules.includes(name) ? `node:${name}` : `npm:${name}`;
}

/** @param {string} target @param {string} allowed */
function matches(target, allowed) {
  if (allowed.endsWith('/') || allowed.endsWith(':')) return target.startsWith(allowed);
  return target === allowed || target.startsWith(`${allowed}/`);
}

/** @param {string} file @param {readonly Layer[]} layers */
function layerOf(file, layers) {
  const path = file.replace(/\.(ts|tsx)$/, '');
  return layers
    .filter(({ folder }) => matches(path, folder))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

/** @param {string} file @param {string} target @param {Layer} layer */
function isOwn(file, target, layer) {
  if (!matches(target, layer.folder)) return false;
  if (layer.siblings !== false) return true;
  const house = file.slice(layer.folder.length).split('/')[0];
  return target.startsWith(`${layer.folder}${house}/`);
}

/**
 * The imports of one file that the table does not allow, each as a sentence.
 * @param {string} file from the repository's root, with `/`
 * @param {string} code
 * @param {readonly Layer[]} layers
 * @returns {string[]}
 */
export function violations(file, code, layers) {
  const layer = layerOf(file, layers);
  if (!layer) return [`${file} lies in no folder of scripts/lint/layers.mjs`];
  return importsOf(file, code).flatMap(({ specifier, typeOnly, line }) => {
    const target = resolveImport(file, specifier);
    const allowed = typeOnly ? [...layer.may, ...(layer.types ?? [])] : layer.may;
    if (isOwn(file, target, layer) || allowed.some((entry) => matches(target, entry))) return [];
    const what = typeOnly ? 'types of ' : '';
    return [`${file}:${line} imports ${what}${specifier}, which ${layer.folder} may not`];
  });
}
