import { actionGroupName, actionTitle } from '#shared/i18n/action-words';
import { dateFormat } from '#shared/i18n/formats';
import { settingChoices, settingDescription, settingTitle } from '#shared/i18n/setting-words';
import { t } from '#shared/i18n/text';
import type { ProfileState, SessionState } from '#shared/ipc/app-state';
import { settingNames, type SettingName } from '#shared/ipc/settings';
import type { AccessRequestView } from '#shared/model/access-request';
import { actionIds, actions, type ActionId } from '#shared/model/actions';
import type { LiveSession, Recording } from '#shared/model/recording';
import type { ResourceRow } from '#shared/model/search';
import type { AskableRole } from '../roles-store';
import { paletteSigns, type PaletteSign } from './signs';
import type { Entry } from './targets';

const short = (id: string) => id.slice(0, 8);
const asLogin = (user: string, login: string) => t('palette.asLogin', { user, login });
const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');

export function resourceEntry(row: ResourceRow): Entry {
  const { id, name, labels } = row.resource;
  const detail = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return {
    key: `resource ${id}`,
    name,
    detail: detail.join(' '),
    target: { type: 'resource', row },
  };
}

export function roleEntry(role: AskableRole): Entry {
  const detail = joined(role.description, ...role.contains);
  return { key: `role ${role.name}`, name: role.name, detail, target: { type: 'role', role } };
}

export function tabEntry(session: SessionState): Entry {
  const { id, name, login } = session;
  return { key: `tab ${id}`, name, detail: login, target: { type: 'tab', session } };
}

export function liveEntry(session: LiveSession): Entry {
  const { id, node, user, login, what } = session;
  const detail = joined(asLogin(user.name, login), what);
  return { key: `live ${id}`, name: node.name, detail, target: { type: 'live', session } };
}

export function recordingEntry(recording: Recording): Entry {
  const { id, node, user, login, started } = recording;
  const detail = joined(
    asLogin(user.name, login),
    dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(started),
    short(id),
  );
  return {
    key: `recording ${id}`,
    name: node.name,
    detail,
    target: { type: 'recording', recording },
  };
}

export function requestEntry(view: AccessRequestView): Entry {
  const { id, requester, roles, resources, reason } = view.request;
  const known = new Map(view.resources.map((each) => [each.id, each.name]));
  const names = resources.map((each) => known.get(each.id) ?? each.id);
  const name = (names.length > 0 ? names : roles).join(', ');
  const detail = joined(requester.name, reason, short(id));
  return { key: `request ${id}`, name, detail, target: { type: 'request', view } };
}

export function profileEntry(profile: ProfileState): Entry {
  const { id, userName, cluster } = profile;
  const detail = cluster.name;
  return { key: `profile ${id}`, name: userName, detail, target: { type: 'profile', profile } };
}

function actionEntry(id: ActionId): Entry {
  const target = { type: 'action', id } as const;
  const detail = actionGroupName(actions[id].group);
  return { key: `action ${id}`, name: actionTitle(id), detail, target };
}

/** What can be done now: what nobody answers to would do nothing. */
export function actionEntries(answers: (id: ActionId) => boolean): readonly Entry[] {
  return actionIds.filter((id) => id !== 'palette.open' && answers(id)).map(actionEntry);
}

function settingEntry(name: SettingName): readonly Entry[] {
  const target = { type: 'setting', name } as const;
  const title = settingTitle(name);
  const detail = settingDescription(name);
  const values = [...(settingChoices(name) ?? [])].map(([value, words]) => ({
    key: `setting ${name} ${value}`,
    name: `${title}: ${words}`,
    detail: '',
    target: { ...target, value },
  }));
  return [{ key: `setting ${name}`, name: title, detail, target }, ...values];
}

/** Every setting, and each value of those that have few. */
export function settingEntries(): readonly Entry[] {
  return settingNames.flatMap(settingEntry);
}

export function signEntries(): readonly Entry[] {
  const signs = (Object.keys(paletteSigns) as PaletteSign[]).filter((sign) => sign !== '?');
  return signs.map((sign) => ({
    key: `sign ${sign}`,
    name: sign,
    detail: t(`palette.sign.${paletteSigns[sign].name}.title`),
    target: { type: 'sign', sign },
  }));
}
