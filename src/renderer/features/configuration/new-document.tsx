import { useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import type { ApiOutput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
import type { ConfigKind } from '#shared/model/config-kinds';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import styles from './new-document.module.css';

type Template = ApiOutput<'config.templates'>['templates'][number];

function useTemplates(profileId: string) {
  const { bridge } = useStores();
  const [templates, setTemplates] = useState<readonly Template[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  useEffect(() => {
    let wanted = true;
    void callApi(bridge, profileId, 'config.templates', {}).then((answer) => {
      if (!wanted) return null;
      if (answer.ok) setTemplates(answer.value.templates);
      else setError(answer.error);
      return null;
    });
    return () => {
      wanted = false;
    };
  }, [bridge, profileId]);
  return { templates, error };
}

function Choice(props: {
  readonly title: string;
  readonly description: string;
  readonly onPick: () => void;
}) {
  return (
    <li>
      <button type="button" className={styles.choice} onClick={props.onPick}>
        <span className={styles.title}>{props.title}</span>
        <span className={styles.description}>{props.description}</span>
      </button>
    </li>
  );
}

/** Where a new document begins: with a template, or with nothing. */
export function NewDocument(props: {
  readonly profileId: string;
  readonly kind: ConfigKind;
  readonly onClose: () => void;
}) {
  const { profileId, kind, onClose } = props;
  const { config } = useStores();
  const { templates, error } = useTemplates(profileId);
  const title = t('configuration.document.new', { kind });
  const start = (yaml: string) => {
    onClose();
    config.start(title, yaml);
  };
  const fitting = (templates ?? []).filter((each) => each.kind === kind);
  return (
    <Dialog open onClose={onClose} title={title} description={t('configuration.start.choose')}>
      {error && <Callout tone="bad">{error.message}</Callout>}
      <ul className={styles.choices}>
        {/* First, because the templates arrive later and must not move what is being clicked. */}
        <Choice
          title={t('configuration.start.empty')}
          description={t('configuration.start.emptyHint')}
          onPick={() => start('')}
        />
        {fitting.map((each) => (
          <Choice
            key={each.title}
            title={each.title}
            description={each.description}
            onPick={() => start(each.yaml)}
          />
        ))}
      </ul>
    </Dialog>
  );
}
