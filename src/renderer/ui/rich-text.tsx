import { cloneElement, isValidElement, type ReactNode } from 'react';
import { tParts, type MessageKey, type MessageValues } from '#shared/i18n/text';

import { HiddenText } from './hidden-text';

type Tag = (inner: ReactNode) => ReactNode;

/** What messages may write without more: `<code>so</code>`. */
const usualTags: Readonly<Record<string, Tag>> = {
  code: (inner) => <code>{inner}</code>,
  strong: (inner) => <strong>{inner}</strong>,
  em: (inner) => <em>{inner}</em>,
  hidden: (inner) => <HiddenText>{inner}</HiddenText>,
};

/** A list of parts that React can tell apart, since their places never change. */
function whole(parts: readonly ReactNode[]): ReactNode {
  if (parts.length === 1) return parts[0];
  return parts.map((part, place) =>
    isValidElement(part) && part.key === null ? cloneElement(part, { key: place }) : part,
  );
}

/**
 * A message with elements in it: its values may be elements, and its tags (`<link>so</link>`) become what `tags`
 * makes of their inside.
 */
export function RichText<Key extends MessageKey>(props: {
  readonly id: Key;
  readonly tags?: Readonly<Record<string, Tag>>;
  readonly values?: MessageValues<Key, ReactNode>;
}) {
  const tags = Object.entries({ ...usualTags, ...props.tags }).map(
    ([name, tag]) => [name, (inner: ReactNode[]) => tag(whole(inner))] as const,
  );
  const values = props.values as Readonly<Record<string, ReactNode>> | undefined;
  return <>{whole(tParts<ReactNode>(props.id, { ...values, ...Object.fromEntries(tags) }))}</>;
}
