import { eventHead, writeEventHead } from '#main/cluster/recordings/event-format';

/** Events of a recording: moments with these names. */
export function markersOf(labels: readonly string[]): Buffer {
  return Buffer.concat(
    labels.map((label) => {
      const data = Buffer.from(label);
      const head = Buffer.alloc(eventHead);
      writeEventHead(head, 0, { kind: 'm', interval: 0, length: data.length });
      return Buffer.concat([head, data]);
    }),
  );
}
