import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import type { RequestedResource } from '#shared/model/constraint';
import type { PrincipalType } from '#shared/model/principal';
import { isFree, named } from '../../stores/cart-item';
import { CheckChip } from '../../ui/chip';
import { principalName, principalsOn, principalText } from '../../ui/principal-words';
import { resourceName } from '../../ui/request-names';
import { TypedValue } from '../../ui/typed-value';
import styles from './approve-less.module.css';
import {
  leftOf,
  offersOf,
  toggled,
  typesOf,
  valueToggled,
  valueTyped,
  type NarrowDraft,
} from './narrow-draft';

interface PartProps {
  readonly view: AccessRequestView;
  readonly draft: NarrowDraft;
  readonly onChange: (draft: NarrowDraft) => void;
}

/** The principals of one type on a resource, to untick. */
function Values(
  props: PartProps & { readonly requested: RequestedResource; readonly type: PrincipalType },
) {
  const { view, draft, onChange, requested, type } = props;
  const { id } = requested;
  const offers = offersOf(view, requested);
  const left = leftOf(offers, draft, id, type);
  const values = [...new Set([...named(offers, type), ...left])];
  return (
    <fieldset className={styles.values}>
      <legend className={styles.legend}>{principalsOn(type, resourceName(view, id))}</legend>
      {values.map((value) => {
        const text = principalText(type, value);
        return (
          <CheckChip
            key={value}
            label={text}
            title={text === value ? undefined : value}
            mono
            checked={left.includes(value)}
            onChange={() => onChange(valueToggled(draft, id, type, value))}
          />
        );
      })}
      {isFree(offers, type) && (
        <>
          <p className={styles.muted}>
            {t('reviewLess.access.any', { type: principalName(type) })}
          </p>
          <TypedValue type={type} onAdd={(value) => onChange(valueTyped(draft, id, type, value))} />
        </>
      )}
    </fieldset>
  );
}

function Resource(props: PartProps & { readonly requested: RequestedResource }) {
  const { view, draft, onChange, requested } = props;
  const { id } = requested;
  const isKept = !draft.dropped.includes(id);
  return (
    <li className={styles.resource}>
      <CheckChip
        label={resourceName(view, id)}
        checked={isKept}
        onChange={() => onChange({ ...draft, dropped: toggled(draft.dropped, id) })}
      />
      {isKept &&
        typesOf(id, offersOf(view, requested)).map((type) => (
          <Values key={type} {...props} type={type} />
        ))}
    </li>
  );
}

function Roles({ view, draft, onChange }: PartProps) {
  return (
    <fieldset className={styles.values}>
      <legend className={styles.legend}>{t('reviewLess.table.roles')}</legend>
      {view.request.roles.map((role) => (
        <CheckChip
          key={role}
          label={role}
          checked={!draft.droppedRoles.includes(role)}
          onChange={() => onChange({ ...draft, droppedRoles: toggled(draft.droppedRoles, role) })}
        />
      ))}
    </fieldset>
  );
}

/** What is asked for, to untick; for roles that were asked for by name, the roles. */
export function LessAccess(props: PartProps) {
  const { resources } = props.view.request;
  if (resources.length === 0) return <Roles {...props} />;
  return (
    <ul className={styles.resources} aria-label={t('reviewLess.access.label')}>
      {resources.map((requested) => (
        <Resource key={requested.id} {...props} requested={requested} />
      ))}
    </ul>
  );
}
