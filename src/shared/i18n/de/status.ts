import type { status as english } from '../en/status';
import type { Translated } from '../translated';

export const status: Translated<typeof english> = {
  'status.exportKey.button': 'Schlüssel und Zertifikat exportieren …',
  'status.exportKey.done':
    'Der Schlüssel ist <code>{path}</code>, sein Zertifikat liegt daneben. Es gilt bis {until}. <code>{fingerprint}</code>',
  'status.exportKey.offer':
    'Für ein Werkzeug, das weder einen Agenten noch eine ssh-Konfiguration kennt.',
  'status.exportKey.title': 'Schlüssel und Zertifikat exportieren',
  'status.exportKey.warning':
    'Ein neuer Schlüssel kommt in eine Datei ohne Passwort, mit einem Zertifikat für das, was Sie jetzt innehaben. Wer beide Dateien lesen kann, kann Ihren Zugriff bis {until} von überall nutzen, wo er genutzt werden darf. Sie werden wirkungslos, sobald Sie etwas ablegen oder übernehmen, sich abmelden oder gesperrt werden. Das Schreiben wird im Audit-Protokoll festgehalten. Die meisten Werkzeuge brauchen keine Datei: Die Befehle oben nutzen den Agenten der App, und der Schlüssel bleibt in der App.',
  'status.exportKey.warningTitle': 'Wer die Datei hat, handelt als Sie',
  'status.exportKey.write': 'Ordner wählen und schreiben',
  'status.exportKey.written': 'Geschrieben',
  'status.facts.activeRequest': 'Aktive Anfrage',
  'status.facts.allowedResources': 'Erlaubte Ressourcen',
  'status.facts.cluster': 'Cluster',
  'status.facts.everything': 'alles, was die Rollen erlauben; nichts ist übernommen',
  'status.facts.logins': 'Logins',
  'status.facts.none': 'keine',
  'status.facts.profile': 'Profil',
  'status.facts.roles': 'Rollen',
  'status.facts.rolesAndAssumed': '{roles}<muted> – {assumed} durch die aktive Anfrage</muted>',
  'status.facts.signedInAs': 'Angemeldet als',
  'status.facts.sshParts': 'SSH-Funktionen',
  'status.facts.validFor': '{time} <muted>[noch {duration} gültig]</muted>',
  'status.facts.validNoLonger': '{time} <muted>[nicht mehr gültig]</muted>',
  'status.facts.validUntil': 'Gültig bis',
  'status.nobody.hint': 'Melden Sie sich an, um zu sehen, was dieses Profil gerade darf.',
  'status.nobody.title': 'Niemand ist angemeldet',
  'status.screen.description': 'Was das Zertifikat dieses Profils in diesem Moment besagt.',
  'status.screen.title': 'Status',
  'status.ssh.agentForwarding': 'Agent-Weiterleitung',
  'status.ssh.allowed': '{part}: erlaubt',
  'status.ssh.notAllowed': '{part}: <muted>keine genutzte Rolle erlaubt es</muted>',
  'status.ssh.portForwarding': 'Port-Weiterleitung',
  'status.ssh.terminal': 'Terminal (PTY)',
  'status.sshConfig.add': 'Zu meiner ssh-Konfiguration hinzufügen …',
  'status.sshConfig.addHint':
    'Diese Zeilen kommen an den Anfang von {path}. Hier können Sie sie auch wieder entfernen.',
  'status.sshConfig.addTitle': 'Zu meiner ssh-Konfiguration hinzufügen',
  'status.sshConfig.added': 'Zu Ihrer ssh-Konfiguration hinzugefügt',
  'status.sshConfig.lines': 'Zeilen, die hinzukommen',
  'status.sshConfig.offer':
    'Mit einer Zeile in Ihrer ssh-Konfiguration kennt jedes Werkzeug die Cluster, an denen Sie angemeldet sind.',
  'status.sshConfig.remove': 'Aus meiner ssh-Konfiguration entfernen',
  'status.sshConfig.removed': 'Aus Ihrer ssh-Konfiguration entfernt',
  'status.sshConfig.there':
    'Ihre ssh-Konfiguration kennt die Cluster, an denen Sie angemeldet sind.',
  'status.tools.hint':
    'Die Werkzeuge dieses Computers kommen mit dem Agenten der App durch das Gateway. Schlüssel bleiben in der App.',
  'status.tools.inventory': 'Eine Zeile für das Inventar.',
  'status.tools.jump':
    'Der Sprung steht schon in der Konfiguration; dies ist für Werkzeuge, die ihn genannt haben wollen.',
  'status.tools.loginAndServer': 'Login und Server',
  'status.tools.nothing':
    'Zurzeit gibt es nichts, womit Sie sich verbinden können. Übernehmen Sie zuerst eine genehmigte Anfrage.',
  'status.tools.title': 'Eigene Werkzeuge verwenden',
  'status.tools.vsCodeByFile':
    'Setzen Sie „Remote.SSH: Config File“ auf {path}, oder fügen Sie die Zeile unten Ihrer ssh-Konfiguration hinzu. Geben Sie dann dies als Host ein.',
  'status.tools.vsCodeByHost': 'Geben Sie dies bei „Remote-SSH: Connect to Host“ als Host ein.',
  'status.tools.withoutConfiguration': 'ssh ohne Konfiguration',
  'status.tools.withoutConfigurationHint': 'Direkt zum Gateway, mit der Maschine im Benutzernamen.',
};
