import type { Backend } from '../backend';
import type { Procedures } from './procedure-types';
import { administrationProcedures } from './procedures/administration';
import { auditProcedures } from './procedures/audit';
import { authorityProcedures } from './procedures/authorities';
import { configurationProcedures } from './procedures/configuration';
import { controlProcedures } from './procedures/control';
import { presetProcedures } from './procedures/presets';
import { recordingProcedures } from './procedures/recordings';
import { requestProcedures } from './procedures/requests';
import { resourceProcedures } from './procedures/resources';
import { signInProcedures } from './procedures/sign-in';

/** Every procedure of the contract; the type sees to it that none is missing. */
export function allProcedures(backend: Backend): Procedures {
  return {
    ...signInProcedures(backend),
    ...resourceProcedures(backend),
    ...requestProcedures(backend),
    ...presetProcedures(backend),
    ...administrationProcedures(backend),
    ...auditProcedures(backend),
    ...authorityProcedures(backend),
    ...configurationProcedures(backend),
    ...controlProcedures(backend),
    ...recordingProcedures(backend),
  };
}
