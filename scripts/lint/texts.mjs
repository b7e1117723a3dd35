import { parseSync } from 'oxc-parser';

/**
 * @typedef {{ type: string, start: number, [key: string]: any }} Node
 * @typedef {{ line: number, message: string }} Finding
 */

/** What is shown or read out when it stands in an element, whatever the element. */
const shownAttributes = new Set([
  'aria-label',
  'aria-description',
  'alt',
  'placeholder',
  'title',
  'label',
  'description',
  'hint',
]);
/** Elements whose inside is code or the name of a key. */
const codeElements = new Set(['code', 'kbd', 'pre', 'samp']);
/** Names of the properties that hold what is shown. */
const shownProperties = new Set([
  'text',
  'title',
  'label',
  'body',
  'detail',
  'message',
  'description',
  'tooltip',
  'name',
]);
/** Names are the same in all languages. */
const ownNames =
  /\b(Daypass|OpenSSH|Kubernetes|GitHub|Visual Studio Code|VS Code|YAML|git|Apache)\b/g;

const hasWord = (/** @type {string} */ text) => /\p{L}{2,}/u.test(text.replace(ownNames, ''));
const isSentence = (/** @type {string} */ text) =>
  /\p{L}{2,},? \p{L}{2,}/u.test(text.replace(ownNames, ''));
const isTitle = (/** @type {string} */ text) =>
  /^\p{Lu}\p{Ll}+( |$)/u.test(text.replace(ownNames, ''));

/** @param {Node} node */
function textOf(node) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral')
    return node.quasis.map((/** @type {Node} */ part) => part.value.cooked).join('{}');
  return null;
}

/** @param {Node | undefined} node */
const nameOf = (node) => node?.name?.name ?? node?.name ?? node?.key?.name ?? node?.key?.value;

const readers = new Set(['t', 'tParts', 'inWords', 'numberText', 'dateFormat']);
/** Calls whose texts are for programs. */
const programCalls = /^(t|tParts|matchMedia|querySelector(All)?|closest|matches)$/;

/** What is thrown at programmers, or names something to programs, is not shown. @param {Node[]} above */
function isForPrograms(above) {
  return above.some(
    ({ type, callee }) =>
      type.startsWith('TS') ||
      type === 'ImportDeclaration' ||
      type === 'ImportExpression' ||
      (type === 'NewExpression' &&
        /(?<!^Expected)Error$|^RejectedCall$/.test(callee?.name ?? '')) ||
      (type === 'CallExpression' &&
        programCalls.test(callee?.property?.name ?? callee?.name ?? '')),
  );
}

/**
 * What a value becomes a part of when it is chosen as it stands: `a` and `b` in `x ? a : b`.
 * @param {Node} node @param {Node[]} above nearest last
 * @returns {Node[]} what stands above that choice
 */
function aboveChoices(node, above) {
  const parent = above.at(-1);
  const isChosen =
    (parent?.type === 'ConditionalExpression' && parent.test !== node) ||
    (parent?.type === 'LogicalExpression' && (parent.right === node || parent.operator !== '&&'));
  return parent && isChosen ? aboveChoices(parent, above.slice(0, -1)) : above;
}

/** Methods that show a text of theirs: a message in the corner, and what was copied. */
const shownBy = new Set(['info', 'notify', 'copy']);

/** Whether a text is shown, and not only part of what a program reads. @param {Node} node @param {Node[]} above */
function isShown(node, above) {
  const [outer, parent] = aboveChoices(node, above).slice(-2);
  const isInBraces = parent?.type === 'JSXExpressionContainer';
  const holder = isInBraces ? outer : parent;
  if (holder?.type === 'JSXAttribute') return shownAttributes.has(nameOf(holder));
  if (holder?.type === 'CallExpression') return shownBy.has(holder.callee.property?.name);
  return isInBraces && !codeElements.has(nameOf(holder?.openingElement));
}

/** @param {Node} node @param {Node[]} above nearest last @returns {string | null} */
function problemOf(node, above) {
  const parent = above.at(-1);
  if (node.type === 'JSXText')
    return hasWord(node.value) && !codeElements.has(nameOf(parent?.openingElement))
      ? node.value.trim()
      : null;
  const text = textOf(node);
  if (text === null || isForPrograms(above)) return null;
  if (isShown(node, above)) {
    // A placeholder may be a sample of what is typed there.
    const attribute = nameOf(above.findLast(({ type }) => type === 'JSXAttribute'));
    const isSample = attribute === 'placeholder' && !isSentence(text) && !isTitle(text);
    return hasWord(text) && !isSample ? text : null;
  }
  if (above.some((each) => each.type === 'JSXAttribute' && /class|style|^d$/i.test(nameOf(each))))
    return null;
  const isValue = parent?.type === 'Property' && parent.value === node;
  const isTitled = isValue && shownProperties.has(nameOf(parent)) && isTitle(text);
  return isSentence(text) || isTitled ? text : null;
}

/** @param {Node} node @param {Node[]} above */
function isEarly(node, above) {
  return (
    node.type === 'CallExpression' &&
    readers.has(node.callee.name) &&
    !above.some(({ type }) => /Function|MethodDefinition/.test(type))
  );
}

/**
 * Visible texts that do not come from the catalogue, and messages that are read before the language is known.
 * @param {string} file its name, for the language
 * @param {string} code
 * @returns {Finding[]}
 */
export function textFindings(file, code) {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  /** @type {Finding[]} */
  const findings = [];
  const lineAt = (/** @type {number} */ offset) => code.slice(0, offset).split('\n').length;
  /** @param {unknown} value @param {Node[]} above */
  const visit = (value, above) => {
    if (Array.isArray(value)) for (const each of value) visit(each, above);
    if (typeof value !== 'object' || value === null || !('type' in value)) return;
    const node = /** @type {Node} */ (value);
    const problem = problemOf(node, above);
    if (problem !== null)
      findings.push({
        line: lineAt(node.start),
        message: `not in the catalogue: ${problem.slice(0, 70)}`,
      });
    if (isEarly(node, above))
      findings.push({ line: lineAt(node.start), message: 'read before the language is known' });
    for (const each of Object.values(node)) visit(each, [...above, node]);
  };
  visit(program, []);
  return findings;
}
