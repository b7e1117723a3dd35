import type { ProfileState, SessionState } from '#shared/ipc/app-state';
import type { SettingName } from '#shared/ipc/settings';
import type { AccessRequestView } from '#shared/model/access-request';
import type { ActionId } from '#shared/model/actions';
import type { LiveSession, Recording } from '#shared/model/recording';
import type { ResourceRow } from '#shared/model/search';
import type { AskableRole } from '../roles-store';
import type { PaletteSign } from './signs';

/** What the palette can lead to. */
export type Target =
  | { readonly type: 'resource'; readonly row: ResourceRow }
  | { readonly type: 'role'; readonly role: AskableRole }
  | { readonly type: 'tab'; readonly session: SessionState }
  | { readonly type: 'live'; readonly session: LiveSession }
  | { readonly type: 'recording'; readonly recording: Recording }
  | { readonly type: 'request'; readonly view: AccessRequestView }
  | { readonly type: 'profile'; readonly profile: ProfileState }
  | { readonly type: 'action'; readonly id: ActionId }
  | { readonly type: 'setting'; readonly name: SettingName; readonly value?: string }
  | { readonly type: 'sign'; readonly sign: PaletteSign };

/** The groups in which things are shown, in their order where they are equally near. */
export const paletteGroups = [
  'recent',
  'resources',
  'tabs',
  'requests',
  'commands',
  'settings',
  'profiles',
  'roles',
  'sessions',
  'recordings',
  'signs',
] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** Something to choose. */
export interface Entry {
  /** Stays the same while it is the same thing. */
  readonly key: string;
  readonly name: string;
  /** More words that it is found by, in one line. */
  readonly detail: string;
  readonly target: Target;
}

export interface EntryGroup {
  readonly group: PaletteGroup;
  readonly entries: readonly Entry[];
  /** Whether there are more than are shown. */
  readonly more: boolean;
}
