import type { locks as english } from '../en/locks';
import type { Translated } from '../translated';

export const locks: Translated<typeof english> = {
  'locks.add': 'Sperren …',
  'locks.dialog.does':
    'Was damit offen ist, endet innerhalb einer Sekunde und nennt den Grund. Niemand kann es nutzen, bis die Sperre endet oder aufgehoben wird.',
  'locks.dialog.lasts': 'Wie lange',
  'locks.dialog.lock': 'Sperren',
  'locks.dialog.locked': '{name} ist gesperrt.',
  'locks.dialog.title': 'Benutzer, Ressource oder Anfrage sperren',
  'locks.dialog.titleOf': '{name} sperren',
  'locks.dialog.untilLifted': 'Bis zur Aufhebung',
  'locks.dialog.why': 'Begründung',
  'locks.dialog.whyHint': 'Wen es betrifft, liest dies',
  'locks.empty.body':
    'Eine Sperre verhindert, dass ein Benutzer, eine Ressource oder eine Anfrage genutzt wird. Was damit offen ist, endet innerhalb einer Sekunde.',
  'locks.empty.title': 'Nichts ist gesperrt',
  'locks.facts':
    '{maker, select, cluster {vom Cluster} other {von {name}}}, {created}; {end, select, lifted {bis zur Aufhebung} other {bis {until}}}',
  'locks.kind.request': 'Anfrage',
  'locks.kind.resource': 'Ressource',
  'locks.kind.user': 'Benutzer',
  'locks.lift.button': 'Aufheben',
  'locks.lift.confirm': 'Sperre aufheben',
  'locks.lift.does':
    'Was sie verhindert hat, ist sofort wieder möglich, soweit Rollen und Anfragen es erlauben.',
  'locks.lift.keep': 'Gesperrt lassen',
  'locks.lift.label': 'Sperre von {name} aufheben',
  'locks.lift.question': 'Sperre von {name} aufheben?',
  'locks.noReason': 'Es wurde keine Begründung angegeben.',
  'locks.request.label': 'ID der Anfrage',
  'locks.request.missing': 'Geben Sie die ID einer Anfrage an, wie ihre Details sie zeigen.',
  'locks.resource.label': 'Ressource',
  'locks.resource.missing': 'Wählen Sie zuerst eine Ressource aus der Liste.',
  'locks.target.found': 'Gefunden',
  'locks.target.label': 'Was gesperrt wird',
  'locks.title': 'Sperren',
  'locks.user.label': 'Benutzername',
  'locks.user.missing': 'Nennen Sie zuerst den Benutzer.',
};
