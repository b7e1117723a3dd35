import { presetsFor } from '../../access/presets';
import type { Backend } from '../../backend';
import type { SignedIn } from '../../identity/sessions';
import type { Procedures } from '../procedure-types';

/** Requests that are saved to be made again in one click. */
export function presetProcedures({
  ledger,
  presets,
}: Backend): Pick<Procedures, 'presets.list' | 'presets.save' | 'presets.delete'> {
  const claimOf = ({ user, session }: SignedIn) => ({ user: user.id, session: session.id });
  return {
    'presets.list': async (_input, { caller }) => ({
      rows: presetsFor(ledger.state, caller.user),
    }),
    'presets.save': (input, { caller }) => presets.save(claimOf(caller), input),
    'presets.delete': async ({ id }, { caller }) => {
      await presets.delete(claimOf(caller), id);
      return {};
    },
  };
}
