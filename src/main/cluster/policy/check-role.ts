import { loginSchema } from '#shared/model/principal';
import type { Role } from '#shared/model/role';
import { matchesEverything } from './labels';
import { compilePattern } from './patterns';
import { parseTemplate } from './traits';

/** A finding about one field of a role, by its dotted path. */
export interface Finding {
  readonly path: string;
  readonly text: string;
}

export interface RoleCheck {
  readonly problems: readonly Finding[];
  /** What is understood and has no effect. */
  readonly notes: readonly Finding[];
}

/** Checks what a schema cannot: that every pattern compiles, every variable is known, and what has no effect. */
export function checkRole(role: Role): RoleCheck {
  const { allow, deny } = role.spec;
  const problems = [
    ...selectorProblems('spec.allow.node_labels', allow.node_labels),
    ...selectorProblems('spec.deny.node_labels', deny.node_labels),
    ...valueProblems('spec.allow.logins', allow.logins, 'literal'),
    ...valueProblems('spec.deny.logins', deny.logins, 'pattern'),
    ...valueProblems('spec.allow.review_requests.roles', allow.review_requests.roles, 'pattern'),
    ...valueProblems('spec.deny.review_requests.roles', deny.review_requests.roles, 'pattern'),
    ...valueProblems(
      'spec.deny.review_requests.preview_as_roles',
      deny.review_requests.preview_as_roles,
      'pattern',
    ),
    ...valueProblems('spec.deny.request.roles', deny.request.roles, 'pattern'),
    ...valueProblems('spec.deny.request.search_as_roles', deny.request.search_as_roles, 'pattern'),
  ];
  return { problems, notes: notesOf(role) };
}

function selectorProblems(path: string, selector: Role['spec']['allow']['node_labels']): Finding[] {
  return Object.entries(selector).flatMap(([key, values]) =>
    valueProblems(`${path}.${key}`, values, 'pattern'),
  );
}

function valueProblems(
  path: string,
  values: readonly string[],
  form: 'literal' | 'pattern',
): Finding[] {
  return values.flatMap((value, index) => {
    const at = `${path}.${index}`;
    const template = parseTemplate(value);
    if (!template.ok) return [{ path: at, text: template.error }];
    if (form === 'literal' || template.value.type === 'trait') return [];
    const pattern = compilePattern(value);
    return pattern.ok ? [] : [{ path: at, text: pattern.error }];
  });
}

function notesOf(role: Role): Finding[] {
  const { allow, deny } = role.spec;
  return [
    ...allow.logins.flatMap((login, index) => loginNote(login, `spec.allow.logins.${index}`)),
    ...wildcardNote('spec.allow.node_labels', allow.node_labels),
    ...wildcardNote('spec.deny.node_labels', deny.node_labels),
    ...allow.request.search_as_roles.flatMap((name, index) =>
      name.includes('*') || name.startsWith('^')
        ? [
            {
              path: `spec.allow.request.search_as_roles.${index}`,
              text: `takes names only: "${name}" is no pattern here`,
            },
          ]
        : [],
    ),
  ];
}

function loginNote(login: string, path: string): Finding[] {
  const template = parseTemplate(login);
  const literal = template.ok && template.value.type === 'literal';
  if (!literal || loginSchema.safeParse(login).success) return [];
  return [{ path, text: `gives nothing: "${login}" is no login that a certificate could carry` }];
}

function wildcardNote(path: string, selector: Role['spec']['allow']['node_labels']): Finding[] {
  if (!matchesEverything(selector) || Object.keys(selector).length === 1) return [];
  return [{ path, text: `holds '*': '*', so its other labels have no effect` }];
}
