import { paletteOf, type Palette } from '../../stores/palette/palette';
import type { PaletteState } from '../../stores/palette/palette-store';
import { useFrom, useStores } from '../../stores/use-stores';

export function usePalette(): Palette {
  return paletteOf(useStores());
}

export function usePaletteState(): PaletteState {
  return useFrom(
    (stores) => paletteOf(stores).store,
    (state) => state,
  );
}
