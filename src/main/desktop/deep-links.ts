import { z } from 'zod';
import { parseJoinLink } from '#shared/api/join-link';
import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import type { PushPayload } from '#shared/ipc/contract';
import { err, ok, type Result } from '#shared/lib/result';
import { parseResourceId } from '#shared/model/resource-id';
import { resourceIdSchema } from '#shared/model/resource-id-schema';

/** What a `daypass://` link may open. None of them does anything by itself. */
export type DeepLink =
  | { readonly type: 'join'; readonly link: string }
  | { readonly type: 'request'; readonly cluster: string; readonly request: string }
  | { readonly type: 'resource'; readonly cluster: string; readonly resource: string };

const maxLength = 2_048;
const uuid = z.uuid();
/** The parameters that each kind of link has, each once. */
const parameters: Readonly<Record<DeepLink['type'], readonly string[]>> = {
  join: ['address', 'pin'],
  request: ['cluster', 'id'],
  resource: ['id'],
};

/**
 * Reads a deep link: `daypass://join?…#…`, `daypass://request?cluster=<id>&id=<request>` or
 * `daypass://resource?id=/<cluster>/<kind>/<name>`. The error says what is wrong with it, without its contents.
 */
export function parseDeepLink(text: string): Result<DeepLink> {
  if (text.length > maxLength) return err(t('desktop.link.tooLong'));
  // `URL` would drop line breaks and tabs silently: what people read would not be what is opened.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) return err(t('desktop.link.hiddenCharacters'));
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return err(t('desktop.link.malformed'));
  }
  if (url.protocol !== 'daypass:') return err(t('desktop.link.otherScheme'));
  if (!isKind(url.hostname)) return err(t('desktop.link.otherKind'));
  const odd = oddPart(url, url.hostname);
  if (odd !== null) return err(odd);
  switch (url.hostname) {
    case 'join': {
      const parsed = parseJoinLink(text);
      return parsed.ok ? ok({ type: 'join', link: text.trim() }) : parsed;
    }
    case 'request':
      return readRequest(url);
    case 'resource':
      return readResource(url);
  }
}

function isKind(host: string): host is DeepLink['type'] {
  return Object.hasOwn(parameters, host);
}

/** What a link has that none of its kind has, in a sentence; `null` for nothing. */
function oddPart(url: URL, kind: DeepLink['type']): string | null {
  if (url.username !== '' || url.password !== '' || url.port !== '')
    return t('desktop.link.userOrPort');
  if (!['', '/'].includes(url.pathname) || (kind !== 'join' && url.hash !== ''))
    return t('desktop.link.oddPart');
  const names = [...url.searchParams.keys()];
  if (new Set(names).size < names.length) return t('desktop.link.twice');
  const unknown = names.some((name) => !parameters[kind].includes(name));
  return unknown ? t('desktop.link.newerPart') : null;
}

function readRequest(url: URL): Result<DeepLink> {
  const cluster = uuid.safeParse(url.searchParams.get('cluster'));
  if (!cluster.success) return err(t('desktop.link.badCluster'));
  const request = uuid.safeParse(url.searchParams.get('id'));
  if (!request.success) return err(t('desktop.link.badRequest'));
  return ok({ type: 'request', cluster: cluster.data, request: request.data });
}

function readResource(url: URL): Result<DeepLink> {
  const id = resourceIdSchema.safeParse(url.searchParams.get('id'));
  const parts = id.success ? parseResourceId(id.data) : null;
  if (!id.success || !parts?.ok) return err(t('desktop.link.badResource'));
  return ok({ type: 'resource', cluster: parts.value.cluster, resource: id.data });
}

/** The first deep link among a process's arguments, if there is one. */
export function findDeepLink(argv: readonly string[]): string | null {
  return argv.find((argument) => argument.toLowerCase().startsWith('daypass://')) ?? null;
}

/** The screen that a link opens, given the profiles there are; the error says what is missing. */
export function screenOf(
  link: DeepLink,
  profiles: readonly ProfileState[],
  activeProfile: string | null,
): Result<PushPayload<'navigate'>> {
  if (link.type === 'join') return ok({ screen: 'join', link: link.link });
  const fitting = profiles.filter(({ cluster }) =>
    link.type === 'request' ? cluster.id === link.cluster : cluster.name === link.cluster,
  );
  const profile =
    fitting.find(({ id }) => id === activeProfile) ??
    fitting.find(({ state }) => state === 'signed-in') ??
    fitting[0];
  if (!profile) return err(t('desktop.link.noProfile'));
  return link.type === 'request'
    ? ok({ screen: 'request', profileId: profile.id, request: link.request })
    : ok({ screen: 'resource', profileId: profile.id, resource: link.resource });
}
