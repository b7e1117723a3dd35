import type { ApiInput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
import { err, ok, type Result } from '#shared/lib/result';
import type { Labels } from '#shared/model/resource';

/** Reads labels as people type them: `env=test, team=web`. */
export function parseLabels(text: string): Result<Labels> {
  const labels: Record<string, string> = {};
  for (const part of text.split(/[,\n]/)) {
    const trimmed = part.trim();
    if (trimmed === '') continue;
    const at = trimmed.indexOf('=');
    const name = trimmed.slice(0, Math.max(0, at)).trim();
    if (name === '') return err(t('servers.labels.unreadable', { text: trimmed }));
    labels[name] = trimmed.slice(at + 1).trim();
  }
  return ok(labels);
}

export interface NodeEntries {
  readonly name: string;
  readonly host: string;
  readonly port: string;
  readonly hostKey: string;
  readonly labels: string;
  readonly description: string;
}

export const noEntries: NodeEntries = {
  name: '',
  host: '',
  port: '22',
  hostKey: '',
  labels: '',
  description: '',
};

/** The entries of the form as the API takes them; the error names the field. */
export function nodeInput(
  entries: NodeEntries,
): Result<ApiInput<'nodes.enrol'>, { readonly field: string; readonly message: string }> {
  const port = Number(entries.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return err({ field: 'port', message: t('servers.byHand.portRange') });
  const labels = parseLabels(entries.labels);
  if (!labels.ok) return err({ field: 'labels', message: labels.error });
  return ok({
    name: entries.name.trim(),
    address: { host: entries.host.trim(), port },
    hostKey: entries.hostKey.trim(),
    labels: labels.value,
    description: entries.description.trim(),
  });
}
