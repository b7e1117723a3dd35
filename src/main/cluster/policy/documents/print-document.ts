import { isCollection, parseDocument, stringify, visit } from 'yaml';
import type { Labels } from '#shared/model/resource';
import type { Traits } from '#shared/model/role';

const layout = { lineWidth: 0, indentSeq: true } as const;

/** A user's document, for one that was not made from a file; it reads back the same. */
export function printUser(user: {
  readonly name: string;
  readonly description: string;
  readonly roles: readonly string[];
  readonly traits: Traits;
}): string {
  const { name, description, roles, traits } = user;
  return print({
    kind: 'user',
    version: 'v2',
    metadata: { name, ...described(description) },
    spec: { roles, traits },
  });
}

/** A node's document, for one that was not made from a file; it reads back the same. */
export function printNode(node: {
  readonly name: string;
  readonly description: string;
  readonly labels: Labels;
  /** `null` for one that the cluster serves itself. */
  readonly enrolled: {
    /** `host:port` */
    readonly address: string;
    /** An OpenSSH public key line. */
    readonly hostKey: string;
  } | null;
}): string {
  const { name, description, labels, enrolled } = node;
  return print({
    kind: 'node',
    version: 'v2',
    sub_kind: enrolled ? 'openssh' : 'built-in',
    metadata: { name, ...described(description), labels },
    ...(enrolled ? { spec: { addr: enrolled.address, host_key: enrolled.hostKey } } : {}),
  });
}

function described(description: string): { readonly description?: string } {
  return description === '' ? {} : { description };
}

function print(document: unknown): string {
  return stringify(document, layout);
}

/**
 * A document's text in one layout, comments kept: two texts that say the same in the same order become equal.
 * Text that is no YAML stays as it is.
 */
export function canonicalYaml(source: string): string {
  const document = parseDocument(source, { logLevel: 'silent' });
  if (document.errors.length > 0) return source;
  visit(document, {
    Node(_key, node) {
      if (isCollection(node) && node.items.length > 0) node.flow = false;
      node.spaceBefore = false;
    },
  });
  return document.toString(layout);
}

/** Documents as one file, which reads back as the same documents. */
export function joinDocuments(sources: readonly string[]): string {
  return sources.map((source) => `${source.trimEnd()}\n`).join('---\n');
}
