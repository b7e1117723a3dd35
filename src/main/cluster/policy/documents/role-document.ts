import { roleSchema } from '#shared/model/role';
import { checkRole, type Finding } from '../check-role';
import type { DocumentReading } from '../config-documents';
import { readDocument } from '../document-reading';
import { withVersionDefaults } from './version-defaults';
import { roleFields } from '../role-fields';
import type { YamlDocument, YamlMap } from '../yaml-reader';

/** Reads a document of kind `role`. */
export function readRole(document: YamlDocument, root: YamlMap, file: string): DocumentReading {
  const notes: Finding[] = [];
  return readDocument({
    document,
    root,
    file,
    fields: roleFields,
    schema: roleSchema,
    prepare: (value) => withVersionDefaults(value, notes),
    finish: (role, from) => {
      const check = checkRole(role);
      return {
        document: { ...from, kind: 'role', name: role.metadata.name, role },
        problems: check.problems,
        notes: [...notes, ...check.notes],
      };
    },
  });
}
