import { t } from '#shared/i18n/text';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { goneText } from './gone-words';
import { useCart } from './use-cart';

/** What a filled request could not bring back, and the way back to what it took the place of. */
export function FillingNotes() {
  const { cart } = useStores();
  const gone = useCart((state) => state.gone);
  const before = useCart((state) => state.before);
  return (
    <>
      {gone.length > 0 && (
        <Callout
          tone="warn"
          title={t('requests.gone.title')}
          details={[...new Set(gone.map(goneText))]}
        />
      )}
      {before !== null && (
        <Callout
          actions={
            <Button size="s" onClick={cart.bringBack}>
              {t('requests.before.bringBack')}
            </Button>
          }
        >
          {t('requests.before.note')}
        </Callout>
      )}
    </>
  );
}
