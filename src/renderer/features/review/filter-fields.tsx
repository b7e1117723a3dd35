import { useId, useMemo } from 'react';
import { t } from '#shared/i18n/text';
import { requestStates, type RequestState } from '#shared/model/access-request';
import { isResourceKind, resourceKinds } from '#shared/model/resource-kind';
import { requestsOf } from '../../stores/requests-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { CheckChip } from '../../ui/chip';
import { SelectField, TextField } from '../../ui/field';
import { kindName, requestStateWords } from '../../ui/words';
import { FilterTime } from './filter-time';
import styles from './request-filters.module.css';
import { useFilter } from './use-filter';

function States() {
  const { filter, narrow } = useFilter();
  const { states = [] } = filter;
  const toggle = (state: RequestState) => {
    const rest = states.filter((each) => each !== state);
    const next = rest.length < states.length ? rest : [...states, state];
    narrow({ states: next.length > 0 ? next : undefined });
  };
  return (
    <fieldset className={styles.states}>
      <legend className={styles.legend}>{t('reviewQueue.filters.state')}</legend>
      {requestStates.map((state) => (
        <CheckChip
          key={state}
          label={requestStateWords(state).text}
          checked={states.includes(state)}
          onChange={() => toggle(state)}
        />
      ))}
    </fieldset>
  );
}

const distinct = (names: readonly string[]) => [...new Set(names)].toSorted().slice(0, 200);

/** Names that occur among the requests that are known, to choose from while typing. */
function useKnownNames(): {
  readonly people: readonly string[];
  readonly resources: readonly string[];
} {
  const { requests, foundRequests } = useStores();
  const profileId = useFrom(
    () => foundRequests.store,
    (state) => state.profileId,
  );
  const views = useFrom(
    () => requests.store,
    (state) => requestsOf(state, profileId).views,
  );
  return useMemo(() => {
    const all = Object.values(views);
    return {
      people: distinct(all.map(({ request }) => request.requester.name)),
      resources: distinct(all.flatMap(({ resources }) => resources.map(({ name }) => name))),
    };
  }, [views]);
}

function Names() {
  const { filter, narrow } = useFilter();
  const { people, resources } = useKnownNames();
  const id = useId();
  return (
    <>
      <TextField
        label={t('reviewQueue.filters.requester')}
        list={`${id}-people`}
        maxLength={256}
        placeholder={t('reviewQueue.filters.requesterHint')}
        value={filter.requester ?? ''}
        onChange={({ target }) => narrow({ requester: target.value || undefined })}
      />
      <datalist id={`${id}-people`}>
        {people.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <TextField
        label={t('reviewQueue.filters.resource')}
        list={`${id}-resources`}
        maxLength={1280}
        placeholder={t('reviewQueue.filters.resourceHint')}
        value={filter.resource ?? ''}
        onChange={({ target }) => narrow({ resource: target.value || undefined })}
      />
      <datalist id={`${id}-resources`}>
        {resources.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

function Kind() {
  const { filter, narrow } = useFilter();
  return (
    <SelectField
      label={t('reviewQueue.filters.kind')}
      value={filter.kind ?? ''}
      onChange={({ target }) =>
        narrow({ kind: isResourceKind(target.value) ? target.value : undefined })
      }
    >
      <option value="">{t('reviewQueue.filters.anyKind')}</option>
      {resourceKinds.map((kind) => (
        <option key={kind} value={kind}>
          {kindName(kind)}
        </option>
      ))}
    </SelectField>
  );
}

/** Everything that a list of requests can be narrowed by, but the words. */
export function FilterFields() {
  const { foundRequests } = useStores();
  const { filter, narrow } = useFilter();
  return (
    <>
      <States />
      <Names />
      <Kind />
      <FilterTime />
      <div className={styles.last}>
        <CheckChip
          label={t('reviewQueue.filters.reviewedByMe')}
          checked={filter.reviewedByMe ?? false}
          onChange={() => narrow({ reviewedByMe: filter.reviewedByMe ? undefined : true })}
        />
        <Button size="s" variant="quiet" onClick={foundRequests.clear}>
          {t('reviewQueue.filters.clearAll')}
        </Button>
      </div>
    </>
  );
}
