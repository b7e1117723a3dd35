import type { ReactNode } from 'react';
import type { AdministrationSection } from '../../stores/navigation-store';
import { useActiveProfile, useStores } from '../../stores/use-stores';
import { Screen } from '../../ui/screen';
import { Segmented } from '../../ui/segmented';
import { Invite } from './invite';
import { Nodes } from './nodes';

const sections: readonly { readonly value: AdministrationSection; readonly text: string }[] = [
  { value: 'nodes', text: 'Servers' },
  { value: 'configuration', text: 'Configuration' },
  { value: 'invite', text: 'Invite' },
  { value: 'audit', text: 'Audit' },
];

/**
 * What an administrator of the cluster does; auditors see the audit log alone. `audit` and `configuration` are the audit log and what is managed by
 * YAML, for the sections of these names.
 */
export function AdministrationScreen(props: {
  readonly section: AdministrationSection;
  readonly audit: ReactNode;
  readonly configuration: ReactNode;
}) {
  const { section, audit, configuration } = props;
  const { navigation } = useStores();
  const profile = useActiveProfile();
  const profileId = profile?.id ?? '';
  const administers = profile?.status?.can.administer === true;
  return (
    <Screen title="Administration" fill={section === 'configuration'}>
      <div>
        <Segmented
          label="Section"
          value={section}
          options={sections.filter(({ value }) => administers || value === 'audit')}
          onChange={(next) => navigation.go({ name: 'administration', section: next })}
        />
      </div>
      {section === 'nodes' && <Nodes key={profileId} profileId={profileId} />}
      {section === 'configuration' && configuration}
      {section === 'invite' && <Invite profileId={profileId} />}
      {section === 'audit' && audit}
    </Screen>
  );
}
