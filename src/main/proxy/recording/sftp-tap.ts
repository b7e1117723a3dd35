import { plainText } from '#shared/lib/plain-text';
import type { SessionTap } from './session-tap';
import { SftpOperations, type FileOperation } from './sftp-operations';

/** Of one session so many operations are written down; further ones are counted. */
const mostTold = 1_000;
const longestPath = 1_000;

/** What the audit log is told: one operation, or how many more there were. */
export type ToldOperation =
  FileOperation | { readonly operation: 'more'; readonly path: ''; readonly passedOver: number };

/** Tells what is done with files in an SFTP session. It holds nothing back and never fails. */
export function createSftpTap(told: (operation: ToldOperation) => void): SessionTap {
  let count = 0;
  const operations = new SftpOperations((operation) => {
    count += 1;
    if (count > mostTold) return;
    const { path, target } = operation;
    const paths = {
      path: plainText(path, longestPath),
      ...(target !== undefined && { target: plainText(target, longestPath) }),
    };
    told({ ...operation, ...paths });
  });
  return {
    output(data, stream) {
      if (stream === 'output') operations.fromNode(data);
      return true;
    },
    input(data) {
      operations.fromCaller(data);
      return true;
    },
    resize: () => undefined,
    onRoom: () => undefined,
    onFailure: () => undefined,
    ended() {
      operations.end();
      if (count > mostTold) told({ operation: 'more', path: '', passedOver: count - mostTold });
    },
  };
}
