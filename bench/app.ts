import { paletteMeasures } from './app/palette';
import { openAppRig, type AppRig } from './app/rig';
import { startMeasures } from './app/start';
import { terminalMeasures } from './app/terminals';
import { defineGroup } from './lib/measure';

export const group = defineGroup<AppRig>({
  open: openAppRig,
  measures: [...startMeasures, ...paletteMeasures, ...terminalMeasures],
});
