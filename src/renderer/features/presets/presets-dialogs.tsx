import { useFrom, useStores } from '../../stores/use-stores';
import { AllPresets } from './all-presets';
import { SavePreset } from './save-preset';

/** What is open about presets; the window loads this once something is. */
export function PresetsDialogs() {
  const { presets } = useStores();
  const open = useFrom(
    () => presets.dialog,
    (state) => state.open,
  );
  if (open === 'all') return <AllPresets onClose={presets.close} />;
  if (open === 'save') return <SavePreset onClose={presets.close} />;
  return null;
}
