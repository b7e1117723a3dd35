import { configKinds, type ConfigKind } from '#shared/model/config-kinds';
import { planConfig, type DocumentChange } from '../../administration/apply-config';
import { checkConfig } from '../../administration/check-config';
import { noSuchDocument, planDeletion, type DocumentKey } from '../../administration/delete-config';
import { storedDocument } from '../../administration/documents';
import { exportConfig, listConfig } from '../../administration/list-config';
import { namingAuthors, requireVersions } from '../../administration/versions';
import type { Backend } from '../../backend';
import { staticRoles } from '../../identity/sessions';
import { mayAdminister, type AdminVerb } from '../../policy/administration';
import { formatNote, loadConfigFile } from '../../policy/role-file';
import { loadTemplates } from '../../presets/templates';
import type { ClusterState } from '../../store/cluster-state';
import type { UserRecord } from '../../store/records';
import type { Procedures } from '../procedure-types';
import { authorOf, requireRight } from '../require-right';

type Names = Extract<keyof Procedures, `config.${string}`>;

/** Roles, users and resources by YAML. Each procedure asks for the right on the kind. */
export function configurationProcedures(backend: Backend): Pick<Procedures, Names> {
  const { ledger, cluster } = backend;
  const { state } = ledger;
  return {
    'config.list': async (input, { caller }) => {
      requireRight(state, caller.user, input.kind, 'list');
      return listConfig(state, input);
    },
    'config.get': async ({ kind, name }, { caller }) => {
      requireRight(state, caller.user, kind, 'read');
      const document = storedDocument(state, kind, name);
      if (!document) throw noSuchDocument({ kind, name });
      return { kind, name, yaml: document.yaml(), version: document.version };
    },
    'config.check': async (input, { caller: { user } }) => {
      requireAnyRight(state, user);
      const may = (kind: ConfigKind, verb: AdminVerb) =>
        mayAdminister(staticRoles(state, user), kind, verb).allowed;
      return checkConfig(state, input, {
        cluster,
        now: backend.now(),
        shown: { users: may('user', 'read'), resources: (kind) => may(kind, 'list') },
        mayChange(changes, remove) {
          requireChanges(state, user, changes);
          requireDeletions(state, user, remove);
          for (const { kind } of [...changes.map(({ document }) => document), ...remove])
            requireRight(state, user, kind, 'read');
        },
      });
    },
    'config.apply': async ({ yaml, fileName, expect }, { caller }) => {
      requireAnyRight(state, caller.user);
      const file = loadConfigFile(yaml, fileName);
      const author = authorOf(caller, (current, user) =>
        requireWrites(current, user, file.documents),
      );
      const write = ledger.write((current, now) => {
        author.check(current, now);
        requireVersions(current, expect ?? []);
        const builtIn = () => null;
        return planConfig(current, now, { file, fileName, cluster, by: author.id, builtIn });
      });
      const applied = await namingAuthors(ledger, write);
      return { applied, notEnforced: file.notes.map(formatNote) };
    },
    'config.delete': async ({ kind, name, version }, { caller }) => {
      const may = (current: ClusterState, user: UserRecord) =>
        requireRight(current, user, kind, 'delete');
      may(state, caller.user);
      const author = authorOf(caller, may);
      const write = ledger.write((current, now) => {
        author.check(current, now);
        if (!storedDocument(current, kind, name)) throw noSuchDocument({ kind, name });
        requireVersions(current, [{ kind, name, version }]);
        return planDeletion(current, now, { kind, name }, author.id);
      });
      await namingAuthors(ledger, write);
      return {};
    },
    'config.export': async ({ kinds }, { caller }) => {
      for (const kind of kinds) requireRight(state, caller.user, kind, 'read');
      return exportConfig(state, cluster.name, kinds);
    },
    'config.templates': async (_input, { caller }) => {
      requireAnyRight(state, caller.user);
      return { templates: loadTemplates() };
    },
  };
}

function requireChanges(
  state: ClusterState,
  user: UserRecord,
  changes: readonly DocumentChange[],
): void {
  requireWrites(
    state,
    user,
    changes.map(({ document }) => document),
  );
}

/** What is there is updated, what is not is created: each takes its own right. */
function requireWrites(
  state: ClusterState,
  user: UserRecord,
  documents: readonly DocumentKey[],
): void {
  for (const { kind, name } of documents)
    requireRight(state, user, kind, storedDocument(state, kind, name) ? 'update' : 'create');
}

function requireDeletions(
  state: ClusterState,
  user: UserRecord,
  remove: readonly DocumentKey[],
): void {
  for (const { kind } of remove) requireRight(state, user, kind, 'delete');
}

const changing: readonly AdminVerb[] = ['create', 'update', 'delete'];

/** Who may change nothing is not told what is wrong with a file either. */
function requireAnyRight(state: ClusterState, user: UserRecord): void {
  const own = staticRoles(state, user);
  const any = configKinds.some((kind) =>
    changing.some((verb) => mayAdminister(own, kind, verb).allowed),
  );
  if (!any) requireRight(state, user, 'role', 'update');
}
