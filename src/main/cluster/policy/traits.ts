import { err, ok, type Result } from '#shared/lib/result';
import type { Traits } from '#shared/model/role';
import { compileExpression, type Environment } from './expression/check';
import { listFunctions } from './expression/functions';
import { evaluate, type Value, type Variable } from './expression/values';
import { externalKey, valuesUnder } from './trait-values';

/** The names that `{{internal.…}}` may have in role files. Those a cluster here has no values for stay empty. */
const internalVariables: ReadonlySet<string> = new Set([
  'logins',
  'windows_logins',
  'kubernetes_groups',
  'kubernetes_users',
  'db_names',
  'db_users',
  'db_roles',
  'aws_role_arns',
  'azure_identities',
  'gcp_service_accounts',
  'github_orgs',
  'mcp_tools',
]);

type TraitValues = Value<Traits> & { readonly type: 'list' };

/** A value of a role file that is either literal or takes its values from traits: `{{internal.logins}}`. */
export type Template =
  | { readonly type: 'literal'; readonly text: string }
  | {
      readonly type: 'trait';
      readonly before: string;
      readonly values: TraitValues;
      readonly after: string;
    };

/** A text around one `{{…}}`, and what stands between the braces. */
export interface Braces {
  readonly before: string;
  readonly inner: string;
  readonly after: string;
}

/**
 * Reads a value that may hold one `{{…}}`: a variable (`internal.name`, `external.name`, `external["any name"]`), or
 * `email.local` or `regexp.replace` of one.
 *
 * @returns an error in words when the braces do not pair, or a variable or function is unknown
 */
export function parseTemplate(text: string): Result<Template> {
  const braces = findBraces(text);
  if (!braces.ok) return braces;
  if (braces.value === null) return ok({ type: 'literal', text });
  const { before, inner, after } = braces.value;
  const values = valuesOf(inner);
  return values.ok ? ok({ type: 'trait', before, values: values.value, after }) : values;
}

/** Finds the one `{{…}}` of a value; braces within quotes are part of the text in them. Null when there is none. */
export function findBraces(text: string): Result<Braces | null> {
  const open = text.indexOf('{{');
  if (open === -1 && !text.includes('}}')) return ok(null);
  const close = open === -1 ? -1 : closingBraces(text, open + 2);
  if (close === -1 || text.slice(0, open).includes('}}'))
    return err(`"${text}" has braces that do not pair`);
  const after = text.slice(close + 2);
  if (after.includes('{{') || after.includes('}}'))
    return err(`"${text}" holds more than one variable`);
  return ok({ before: text.slice(0, open), inner: text.slice(open + 2, close).trim(), after });
}

function closingBraces(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === '\\' && quote !== '`') at += 1;
      else if (character === quote) quote = '';
    } else if (text.startsWith('}}', at)) return at;
    else if ('"\'`'.includes(character)) quote = character;
  }
  return -1;
}

const environment: Environment<Traits> = {
  variables: new Map<string, Variable<Traits>>([
    [
      'internal',
      { type: 'lists', of: (traits, name) => valuesUnder(traits, name), has: isInternal },
    ],
    ['external', { type: 'lists', of: (traits, name) => valuesUnder(traits, externalKey(name)) }],
  ]),
  functions: listFunctions<Traits>(),
  methods: new Map(),
};

function isInternal(name: string): boolean {
  return internalVariables.has(name);
}

function valuesOf(inner: string): Result<TraitValues> {
  const written = `"{{${inner}}}"`;
  if (/^regexp\.(not_)?match\(/.test(inner))
    return err(`${written} says which names fit, and here stands what a user gets`);
  const compiled = compileExpression(withBrackets(inner), environment);
  if (!compiled.ok) return err(`${written} cannot be filled in: ${compiled.error.message}`);
  if (compiled.value.type === 'list') return ok(compiled.value);
  return err(`${written} is not a variable such as {{internal.logins}}`);
}

/** Names with hyphens or with a digit in front may stand behind a dot where nothing else stands beside them. */
function withBrackets(variable: string): string {
  return variable.replace(/^(internal|external)\.(?=.*-|\d)([A-Za-z0-9_-]+)$/, '$1["$2"]');
}

/**
 * The values that a template stands for with these traits: none when the trait is missing, and never an empty one.
 *
 * @param otherwise what it stands for when a function cannot work with a value of the trait, such as an e-mail
 *   address that is none: nothing where something is allowed; what fits everything where something is denied
 */
export function expandTemplate(
  template: Template,
  traits: Traits,
  otherwise: readonly string[] = [],
): readonly string[] {
  if (template.type === 'literal') return [template.text];
  const values = evaluate(template.values.of, traits);
  if (values === 'error') return otherwise;
  return values
    .filter((value) => value !== '')
    .map((value) => `${template.before}${value}${template.after}`);
}
