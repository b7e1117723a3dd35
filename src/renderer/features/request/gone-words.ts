import { t } from '#shared/i18n/text';
import { assertNever } from '#shared/lib/assert-never';
import type { Gone } from '../../stores/cart-state';
import { principalText } from '../../ui/principal-words';
import { resourceText } from '../../ui/resource-words';
import { durationWords } from '../../ui/time';

/** What could not be brought back, as a sentence. */
export function goneText(gone: Gone): string {
  switch (gone.what) {
    case 'resource':
      return t('requests.gone.resource', { resource: resourceText(gone.id, gone.name) });
    case 'role':
      return t('requests.gone.role', { role: gone.name });
    case 'principal':
      return t('requests.gone.principal', {
        principal: principalText(gone.type, gone.value),
        resource: gone.on,
      });
    case 'reviewer':
      return t('requests.gone.reviewer', { reviewer: gone.name });
    case 'start':
      return t('requests.gone.start');
    case 'duration':
      return t('requests.gone.duration', { duration: durationWords(gone.longest) });
    default:
      return assertNever(gone);
  }
}
