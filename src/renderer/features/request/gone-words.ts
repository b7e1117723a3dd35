import { assertNever } from '#shared/lib/assert-never';
import type { Gone } from '../../stores/cart-state';
import { principalText } from '../../ui/principal-words';
import { resourceText } from '../../ui/resource-words';
import { durationWords } from '../../ui/time';

/** What could not be brought back, as a sentence. */
export function goneText(gone: Gone): string {
  switch (gone.what) {
    case 'resource':
      return `${resourceText(gone.id, gone.name)} is gone, or you can no longer ask for it.`;
    case 'role':
      return `You can no longer ask for the role ${gone.name}.`;
    case 'principal':
      return `You can no longer ask for ${principalText(gone.type, gone.value)} on ${gone.on}.`;
    case 'reviewer':
      return `${gone.name} cannot review it.`;
    case 'start':
      return 'The start that you chose is past, so it starts when it is approved.';
    case 'duration':
      return `It may last ${durationWords(gone.longest)} at most now.`;
    default:
      return assertNever(gone);
  }
}
