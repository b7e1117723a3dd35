import type { z } from 'zod';
import { administration } from './procedures/administration';
import { audit } from './procedures/audit';
import { authorities } from './procedures/authorities';
import { configuration } from './procedures/configuration';
import { identity } from './procedures/identity';
import { locks } from './procedures/locks';
import { presets } from './procedures/presets';
import { recordings } from './procedures/recordings';
import { requests } from './procedures/requests';
import { resources } from './procedures/resources';
import { settings } from './procedures/settings';

/**
 * The cluster's API, declared once: the server checks inputs with it, the client types itself from it and checks
 * outputs with it. Each procedure is `POST /v1/<name>` with a JSON body over HTTPS; see docs/api.md.
 */
export const api = {
  ...identity,
  ...resources,
  ...requests,
  ...presets,
  ...administration,
  ...audit,
  ...authorities,
  ...configuration,
  ...locks,
  ...settings,
  ...recordings,
} as const;

export type Api = typeof api;
export type ApiName = keyof Api;
export type ApiInput<Name extends ApiName> = z.infer<Api[Name]['input']>;
export type ApiOutput<Name extends ApiName> = z.infer<Api[Name]['output']>;

/** The procedures that the app's window may call by way of the client. */
export type WindowApiName = {
  [Name in ApiName]: Api[Name]['window'] extends true ? Name : never;
}[ApiName];
export const windowApiNames = (Object.keys(api) as ApiName[]).filter(
  (name): name is WindowApiName => api[name].window,
);
