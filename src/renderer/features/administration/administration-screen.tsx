import type { ReactNode } from 'react';
import { t } from '#shared/i18n/text';
import { sectionsFor, type AdministrationSection } from '../../stores/navigation-store';
import { useActiveProfile, useStores } from '../../stores/use-stores';
import { Screen } from '../../ui/screen';
import { Segmented } from '../../ui/segmented';
import { AccessSettings } from './access-settings';
import { Authorities } from './authorities';
import { Invite } from './invite';
import { Locks } from './locks';
import { Nodes } from './nodes';
import { RecordingSettings } from './recording-settings';

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
  return (
    <Screen title={t('administration.title')} fill={section === 'configuration'}>
      <div>
        <Segmented
          label={t('administration.section.label')}
          value={section}
          options={sectionsFor(profile?.status?.can).map((value) => ({
            value,
            text: t(`administration.section.${value}`),
          }))}
          onChange={(next) => navigation.go({ name: 'administration', section: next })}
        />
      </div>
      {section === 'nodes' && <Nodes key={profileId} profileId={profileId} />}
      {section === 'configuration' && configuration}
      {section === 'invite' && <Invite profileId={profileId} />}
      {section === 'locks' && <Locks key={profileId} profileId={profileId} />}
      {section === 'access' && (
        <>
          <AccessSettings key={profileId} />
          <RecordingSettings key={`${profileId} recordings`} profileId={profileId} />
        </>
      )}
      {section === 'authorities' && <Authorities key={profileId} profileId={profileId} />}
      {section === 'audit' && audit}
    </Screen>
  );
}
