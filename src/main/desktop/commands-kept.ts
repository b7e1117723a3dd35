import type { Kept } from '#shared/ipc/kept';
import type { CommandContext } from './command-context';
import { knownProfile } from './commands-profile';
import type { CommandHandlers } from './ipc';

type KeptCommands = 'kept.read' | 'kept.setCart' | 'kept.setPins';

const nothingKept: Kept = { cart: null, pins: [] };

/** What is kept for each profile of this computer: the request being put together, and the pins. */
export function keptCommands(context: CommandContext): Pick<CommandHandlers, KeptCommands> {
  const { preferences } = context;
  const read = (profileId: string) => preferences.get('kept')[profileId] ?? nothingKept;
  const keep = (profileId: string, part: Partial<Kept>) => {
    // A profile may have been forgotten while this was on its way.
    knownProfile(context, profileId);
    const kept = { ...read(profileId), ...part };
    preferences.set('kept', { ...preferences.get('kept'), [profileId]: kept });
    return {};
  };
  return {
    'kept.read': async ({ profileId }) => read(profileId),
    'kept.setCart': async ({ profileId, cart }) => keep(profileId, { cart }),
    'kept.setPins': async ({ profileId, pins }) => keep(profileId, { pins }),
  };
}
