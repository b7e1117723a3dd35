import { useEffect, useState } from 'react';
import type { ProfileState } from '#shared/ipc/app-state';
import type { ResourceRow } from '#shared/model/search';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { CopyField } from '../../ui/copy-field';
import { SelectField } from '../../ui/field';
import { Section } from '../../ui/screen';
import { stockSshCommand } from './shell-command';

/** What can be reached now, asked anew whenever the certificate changes. */
function useReachable(profile: ProfileState): readonly ResourceRow[] {
  const { bridge } = useStores();
  const [rows, setRows] = useState<readonly ResourceRow[]>([]);
  const generation = profile.status?.generation;
  useEffect(() => {
    let wanted = true;
    const input = {
      query: '',
      kinds: ['node' as const],
      labels: {},
      show: 'mine' as const,
      cursor: null,
      limit: 50,
    };
    void callApi(bridge, profile.id, 'resources.search', input).then((answer) => {
      if (wanted && answer.ok) setRows(answer.value.rows);
      return null;
    });
    return () => {
      wanted = false;
    };
  }, [bridge, profile.id, generation]);
  return rows;
}

/** The command for people who would rather use their own ssh. */
export function StockSsh({ profile }: { readonly profile: ProfileState }) {
  const { actions } = useStores();
  const rows = useReachable(profile);
  const [chosen, setChosen] = useState('');
  const { stockSsh } = profile;
  if (!stockSsh) return null;
  const targets = rows.flatMap(({ resource, available }) =>
    (available.login ?? []).map((login) => ({ login, node: resource.name })),
  );
  const target = targets.find(({ login, node }) => `${login}@${node}` === chosen) ?? targets[0];
  const command = target && stockSshCommand(stockSsh, target.login, target.node);
  return (
    <Section
      title="From another terminal"
      note="The ssh of this computer gets through the gateway with the app's agent. Keys stay in the app."
    >
      {command ? (
        <>
          {targets.length > 1 && (
            <SelectField
              label="Login and server"
              value={`${target.login}@${target.node}`}
              onChange={(event) => setChosen(event.target.value)}
            >
              {targets.map(({ login, node }) => (
                <option key={`${login}@${node}`}>{`${login}@${node}`}</option>
              ))}
            </SelectField>
          )}
          <CopyField
            label="Command"
            text={command}
            onCopy={() => void actions.copy(command, 'Command')}
          />
        </>
      ) : (
        <p>There is nothing to connect to right now. Assume an approved request first.</p>
      )}
    </Section>
  );
}
