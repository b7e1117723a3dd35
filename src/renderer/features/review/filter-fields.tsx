import { useId, useState } from 'react';
import { requestStates as allStates, type RequestState } from '#shared/model/access-request';
import { resourceKindSchema } from '#shared/model/resource';
import { resourceKinds } from '#shared/model/resource-kind';
import { requestsOf } from '../../stores/requests-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { CheckChip } from '../../ui/chip';
import { SelectField, TextField } from '../../ui/field';
import { fromLocalInput, toLocalInput } from '../../ui/local-time';
import { kindNames, requestStates } from '../../ui/words';
import { beginOf, recentTimes } from './filter-words';
import styles from './request-filters.module.css';

function useFilter() {
  const { foundRequests } = useStores();
  const filter = useFrom(
    () => foundRequests.store,
    (state) => state.filter,
  );
  return { filter, narrow: foundRequests.narrow };
}

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
      <legend className={styles.legend}>State</legend>
      {allStates.map((state) => (
        <CheckChip
          key={state}
          label={requestStates[state].text}
          checked={states.includes(state)}
          onChange={() => toggle(state)}
        />
      ))}
    </fieldset>
  );
}

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
  const all = Object.values(views);
  const distinct = (names: readonly string[]) => [...new Set(names)].toSorted().slice(0, 200);
  return {
    people: distinct(all.map(({ request }) => request.requester.name)),
    resources: distinct(all.flatMap(({ resources }) => resources.map(({ name }) => name))),
  };
}

function Names() {
  const { filter, narrow } = useFilter();
  const { people, resources } = useKnownNames();
  const id = useId();
  return (
    <>
      <TextField
        label="Requested by"
        list={`${id}-people`}
        maxLength={256}
        placeholder="A user's name"
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
        label="Resource"
        list={`${id}-resources`}
        maxLength={1280}
        placeholder="Its name or id"
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
      label="Kind"
      value={filter.kind ?? ''}
      onChange={({ target }) => narrow({ kind: resourceKindSchema.safeParse(target.value).data })}
    >
      <option value="">Any kind</option>
      {resourceKinds.map((kind) => (
        <option key={kind} value={kind}>
          {kindNames[kind]}
        </option>
      ))}
    </SelectField>
  );
}

const between = 'between';

function Time() {
  const { filter, narrow } = useFilter();
  const { from, until } = filter;
  const [chosen, setChosen] = useState('');
  const isAny = from === undefined && until === undefined && chosen !== between;
  const isBetween = !isAny && !recentTimes.some(({ value }) => value === chosen);
  const choose = (value: string) => {
    setChosen(value);
    const recent = recentTimes.find((each) => each.value === value);
    if (recent) narrow({ from: beginOf(recent.days, Date.now()), until: undefined });
    else if (value === '') narrow({ from: undefined, until: undefined });
  };
  const field = (label: string, name: 'from' | 'until') => {
    const at = filter[name];
    return (
      <TextField
        type="datetime-local"
        label={label}
        defaultValue={at === undefined ? '' : toLocalInput(at)}
        onChange={({ target }) => narrow({ [name]: fromLocalInput(target.value) ?? undefined })}
      />
    );
  };
  return (
    <>
      <SelectField
        label="Made"
        value={isAny ? '' : isBetween ? between : chosen}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">At any time</option>
        {recentTimes.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
        <option value={between}>Between…</option>
      </SelectField>
      {isBetween && (
        <div className={styles.times}>
          {field('From', 'from')}
          {field('Until', 'until')}
        </div>
      )}
    </>
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
      <Time />
      <div className={styles.last}>
        <CheckChip
          label="Reviewed by me"
          checked={filter.reviewedByMe ?? false}
          onChange={() => narrow({ reviewedByMe: filter.reviewedByMe ? undefined : true })}
        />
        <Button size="s" variant="quiet" onClick={foundRequests.clear}>
          Clear all
        </Button>
      </div>
    </>
  );
}
