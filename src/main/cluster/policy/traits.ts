import { err, ok, type Result } from '#shared/lib/result';
import type { Traits } from '#shared/model/role';

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

/** A value of a role file that is either literal or takes its values from a trait: `{{internal.logins}}`. */
export type Template =
  | { readonly type: 'literal'; readonly text: string }
  | {
      readonly type: 'trait';
      readonly before: string;
      readonly trait: string;
      readonly after: string;
    };

/**
 * Reads a value that may hold one `{{internal.name}}` or `{{external.name}}`.
 *
 * @returns an error in words when the braces do not pair, the variable is unknown, or a function is called
 */
export function parseTemplate(text: string): Result<Template> {
  const open = text.indexOf('{{');
  const close = text.indexOf('}}');
  if (open === -1 && close === -1) return ok({ type: 'literal', text });
  if (open === -1 || close < open) return err(`"${text}" has braces that do not pair`);
  const before = text.slice(0, open);
  const after = text.slice(close + 2);
  if (after.includes('{{') || after.includes('}}'))
    return err(`"${text}" holds more than one variable`);
  const variable = text.slice(open + 2, close).trim();
  const trait = traitOf(variable);
  return trait.ok ? ok({ type: 'trait', before, trait: trait.value, after }) : trait;
}

function traitOf(variable: string): Result<string> {
  const [space = '', name = '', ...rest] = variable.split('.');
  if (variable.includes('('))
    return err(`"{{${variable}}}" calls a function, which is not supported`);
  if (rest.length > 0 || !/^[A-Za-z0-9_-]+$/.test(name))
    return err(`"{{${variable}}}" is not a variable such as {{internal.logins}}`);
  if (space === 'internal' && internalVariables.has(name)) return ok(name);
  if (space === 'external') return ok(`external.${name}`);
  return err(`"{{${variable}}}" is an unsupported variable`);
}

/** The values a template stands for with these traits: none when the trait is missing, and never an empty one. */
export function expandTemplate(template: Template, traits: Traits): readonly string[] {
  if (template.type === 'literal') return [template.text];
  const values = Object.hasOwn(traits, template.trait) ? (traits[template.trait] ?? []) : [];
  return values
    .filter((value) => value !== '')
    .map((value) => `${template.before}${value}${template.after}`);
}
