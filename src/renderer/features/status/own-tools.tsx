import { useCallback, useEffect, useState } from 'react';
import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import type { ResourceRow } from '#shared/model/search';
import { ask, callApi } from '../../stores/ask';
import { useApp, useStores } from '../../stores/use-stores';
import { CopyField } from '../../ui/copy-field';
import { SelectField } from '../../ui/field';
import { Section } from '../../ui/screen';
import { ExportKey } from './export-key';
import { OwnSshConfig, type OwnConfig } from './own-ssh-config';
import styles from './own-tools.module.css';
import { toolCommands, type ToolCommand } from './tool-commands';

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

/** What one's own ssh config knows, looked at anew when told to. */
function useOwnConfig(): { readonly config: OwnConfig | null; readonly look: () => void } {
  const { bridge } = useStores();
  const [config, setConfig] = useState<OwnConfig | null>(null);
  const look = useCallback(() => {
    void ask(bridge, 'ssh.ownConfig', {}).then((answer) => {
      setConfig(answer.ok ? answer.value : null);
      return null;
    });
  }, [bridge]);
  useEffect(look, [look]);
  return { config, look };
}

function Tool({ command }: { readonly command: ToolCommand }) {
  const { actions } = useStores();
  const { tool, note, text } = command;
  return (
    <div>
      <CopyField label={tool} text={text} onCopy={() => void actions.copy(text, tool)} />
      {note && <p className={styles.note}>{note}</p>}
    </div>
  );
}

/** Which of two profiles on clusters of one name one's own ssh config leads to: the first. */
function useIsIncluded(profile: ProfileState, config: OwnConfig | null): boolean {
  const suffix = profile.stockSsh?.suffix;
  const first = useApp(
    ({ profiles }) => profiles.find((each) => each.stockSsh?.suffix === suffix)?.id,
  );
  return config?.added === true && first === profile.id;
}

function Commands({ profile, included }: { profile: ProfileState; included: boolean }) {
  const rows = useReachable(profile);
  const [chosen, setChosen] = useState('');
  const targets = rows.flatMap(({ resource, available }) =>
    (available.login ?? []).map((login) => ({ login, node: resource.name })),
  );
  const target = targets.find(({ login, node }) => `${login}@${node}` === chosen) ?? targets[0];
  if (!target || !profile.stockSsh) return <p>{t('status.tools.nothing')}</p>;
  return (
    <>
      {targets.length > 1 && (
        <SelectField
          label={t('status.tools.loginAndServer')}
          value={`${target.login}@${target.node}`}
          onChange={(event) => setChosen(event.target.value)}
        >
          {targets.map(({ login, node }) => (
            <option key={`${login}@${node}`}>{`${login}@${node}`}</option>
          ))}
        </SelectField>
      )}
      <div className={styles.tools}>
        {toolCommands(profile.stockSsh, target.login, target.node, included).map((command) => (
          <Tool key={command.tool} command={command} />
        ))}
      </div>
    </>
  );
}

/** For people who would rather use the tools that they have. */
export function OwnTools({ profile }: { readonly profile: ProfileState }) {
  const { config, look } = useOwnConfig();
  const included = useIsIncluded(profile, config);
  if (!profile.stockSsh) return null;
  return (
    <Section title={t('status.tools.title')} note={t('status.tools.hint')}>
      <Commands profile={profile} included={included} />
      {config && <OwnSshConfig config={config} onChanged={look} />}
      <ExportKey profile={profile} />
    </Section>
  );
}
