import type { desktop as english } from '../en/desktop';
import type { Translated } from '../translated';

export const desktop: Translated<typeof english> = {
  'desktop.audit.busy':
    'Das Audit-Protokoll wird bereits geprüft oder exportiert. Warten Sie das ab oder brechen Sie es ab.',
  'desktop.audit.warning':
    '{warning} Was es über die Vergangenheit sagt, ist möglicherweise nicht wahr. Verständigen Sie die Verantwortlichen des Clusters.',
  'desktop.audit.warningOn':
    'Auf {cluster}: {warning} Was es über die Vergangenheit sagt, ist möglicherweise nicht wahr. Verständigen Sie die Verantwortlichen des Clusters.',
  'desktop.client.copyingStopped':
    'Der Teil von Daypass, der Dateien kopiert hat, wurde unerwartet beendet.',
  'desktop.client.restarting':
    'Der Teil von Daypass, der Ihre Schlüssel hält, wurde unerwartet beendet. {why} Er wird neu gestartet; melden Sie sich noch einmal an.',
  'desktop.client.sessionLost':
    'Der Teil von Daypass, in dem diese Sitzung lief, wurde unerwartet beendet.',
  'desktop.client.stoppedTooOften':
    'Der Teil von Daypass, der Ihre Schlüssel hält, wurde unerwartet beendet. {why} Das ist zu oft geschehen; beenden Sie Daypass und starten Sie es neu.',
  'desktop.close.detail':
    'Solange Daypass läuft, bleiben Ihre Sitzungen offen und Sie werden über Genehmigungen und Prüfungen benachrichtigt. Sie finden es im Infobereich, oder Sie starten es noch einmal. In den Einstellungen lässt sich das ändern.',
  'desktop.close.question': 'Daypass weiterlaufen lassen, wenn das Fenster geschlossen wird?',
  'desktop.cluster.alreadyHosted':
    'Auf diesem Computer läuft bereits der Cluster {cluster}. Verwenden Sie diesen, oder starten Sie Daypass mit einem anderen Profilordner.',
  'desktop.cluster.couldNotStart': 'Der Cluster konnte nicht gestartet werden.',
  'desktop.cluster.keepsStopping':
    'Der Prozess des Clusters bricht immer wieder ab. {why} Die Daten sind unversehrt; starten Sie ihn neu, und sehen Sie ins Protokoll, falls er noch einmal abbricht.',
  'desktop.cluster.none':
    'Auf diesem Computer gibt es keinen eigenen Cluster. Erstellen Sie zuerst einen.',
  'desktop.cluster.starting': 'Der Cluster wird bereits gestartet.',
  'desktop.dialog.keepRunning': 'Weiterlaufen lassen',
  'desktop.dialog.quit': 'Beenden',
  'desktop.editor.missing':
    'Visual Studio Code ist nicht installiert oder öffnet keine vscode://-Links.',
  'desktop.editor.needsSshConfig':
    'Visual Studio Code liest Ihre eigene SSH-Konfiguration. Fügen Sie Daypass dort zuerst hinzu: unter „Status“, „Eigene Werkzeuge verwenden“.',
  'desktop.error.internal':
    'In Daypass ist etwas schiefgegangen. Versuchen Sie es noch einmal; mehr steht im Protokoll im Daypass-Ordner.',
  'desktop.error.unknown': 'unbekannt',
  'desktop.file.notSaved': 'Die Datei konnte nicht geschrieben werden: {why}.',
  'desktop.file.notWritten':
    'Die Datei {path} konnte nicht geschrieben werden ({code}). Wählen Sie einen anderen Ort oder schaffen Sie Platz, und versuchen Sie es noch einmal.',
  'desktop.files.copyKept':
    '{reason} Was schon kopiert ist, bleibt erhalten: Kopieren Sie dasselbe noch einmal, und es geht an dieser Stelle weiter.',
  'desktop.files.dragGone': 'Diese Dateien sind nicht mehr hier. Holen Sie sie noch einmal.',
  'desktop.files.dropGone':
    'Was Sie hier abgelegt haben, ist nicht mehr bekannt. Ziehen Sie es noch einmal hierher.',
  'desktop.files.folderClosed': 'Dieser Ordner ist nicht mehr geöffnet. Öffnen Sie ihn erneut.',
  'desktop.files.leadsOut':
    '{name} ist ein Link, der aus dem geöffneten Ordner hinausführt. Öffnen Sie den Ordner, auf den er zeigt.',
  'desktop.files.notBinned':
    '{name} konnte nicht in den Papierkorb dieses Computers gelegt werden und bleibt, wo es ist.',
  'desktop.files.onTheirWay': 'Diese Dateien sind noch unterwegs.',
  'desktop.keychain.absent':
    'Die Schlüssel des Clusters sind durch den Schlüsselbund dieses Computers geschützt, und dieser fehlt. Melden Sie sich an dem Desktop an, zu dem er gehört, und starten Sie den Cluster dann noch einmal. Es ist nichts verloren gegangen.',
  'desktop.keychain.locked':
    'Die Schlüssel des Clusters sind durch den Schlüsselbund dieses Computers geschützt, und dieser ist gesperrt. Entsperren Sie ihn, etwa indem Sie sich am Desktop des Computers anmelden, und starten Sie den Cluster dann noch einmal. Es ist nichts verloren gegangen.',
  'desktop.keychain.otherKey':
    'Die Schlüssel des Clusters sind durch den Schlüsselbund dieses Computers geschützt, und dieser öffnet den Schlüssel hier nicht. Er wurde mit einem anderen Benutzerkonto oder auf einem anderen Computer angelegt; verwenden Sie dieses oder jenen, und starten Sie den Cluster dann noch einmal. Es ist nichts verloren gegangen.',
  'desktop.keychain.unreadable':
    'Der verpackte Schlüssel des Clusters, {path}, lässt sich nicht lesen. Stellen Sie ihn aus einer Sicherung wieder her, und starten Sie den Cluster dann noch einmal.',
  'desktop.link.badCluster': 'Der Cluster im Link fehlt oder ist fehlerhaft.',
  'desktop.link.badRequest': 'Die Anfrage im Link fehlt oder ist fehlerhaft.',
  'desktop.link.badResource': 'Die Ressource im Link fehlt oder ist fehlerhaft.',
  'desktop.link.hiddenCharacters': 'Der Link enthält unsichtbare Zeichen.',
  'desktop.link.malformed': 'Der Link ist fehlerhaft.',
  'desktop.link.newerPart': 'Der Link hat einen Teil, den diese Version nicht kennt.',
  'desktop.link.noProfile': 'Der Link betrifft einen Cluster, zu dem hier kein Profil gehört.',
  'desktop.link.notOpened': 'Ein Link konnte nicht geöffnet werden. {why}',
  'desktop.link.oddPart': 'Der Link hat einen Teil, den kein Link dieser Art hat.',
  'desktop.link.otherKind':
    'Daypass kennt diese Art von Link nicht. Vielleicht stammt er aus einer neueren Version.',
  'desktop.link.otherScheme': 'Links von Daypass beginnen mit daypass://',
  'desktop.link.tooLong': 'Der Link ist zu lang, um von Daypass zu sein.',
  'desktop.link.twice': 'Der Link enthält dieselbe Angabe zweimal.',
  'desktop.link.userOrPort':
    'Der Link nennt einen Benutzer oder einen Port, was kein Link von Daypass tut.',
  'desktop.login.notChanged': '{path} konnte nicht geändert werden: {why}.',
  'desktop.login.stillStarts': 'Daypass startet weiterhin bei der Anmeldung. {why}',
  'desktop.login.willNotStart': 'Daypass startet nicht bei der Anmeldung. {why}',
  'desktop.preferences.partUnreadable':
    'Ein Teil Ihrer gespeicherten Angaben konnte nicht gelesen werden ({names}); Daypass hat ihn weggelassen. Die ursprüngliche Datei liegt jetzt unter {path}',
  'desktop.preferences.unreadable':
    'Ihre gespeicherten Angaben konnten nicht gelesen werden; Daypass ist ohne sie gestartet. Die Datei liegt jetzt unter {path}',
  'desktop.process.ended': 'Er endete mit Code {code}.',
  'desktop.process.restarting':
    'Dieser Teil von Daypass wurde unerwartet beendet und wird neu gestartet. Versuchen Sie es noch einmal.',
  'desktop.profile.gone': 'Dieses Profil gibt es hier nicht mehr.',
  'desktop.profile.joinFirst': 'Treten Sie diesem Cluster zuerst über einen Link bei.',
  'desktop.program.endedAtOnce': '{program} endete sofort, mit Code {code}.',
  'desktop.program.notStarted': '{program} konnte nicht gestartet werden: {why}.',
  'desktop.quit.copying':
    'Laufende Kopien werden abgebrochen. Was schon kopiert ist, bleibt erhalten: Kopieren Sie dasselbe noch einmal, und es geht an dieser Stelle weiter.',
  'desktop.quit.endSessions':
    'Daypass und {count, plural, one {die Sitzung} other {# Sitzungen}} beenden?',
  'desktop.quit.moreSessions': 'und {count, number} weitere',
  'desktop.quit.running':
    'Was dort läuft, wird ebenfalls beendet. Schließen Sie stattdessen das Fenster, dann bleiben Sitzungen offen.',
  'desktop.quit.stopCopying': 'Daypass beenden und das Kopieren von Dateien abbrechen?',
  'desktop.session.gone': 'Diese Sitzung gibt es nicht mehr.',
  'desktop.settings.fileUnreadable':
    'Die Einstellungsdatei konnte nicht gelesen werden; bis sie in Ordnung ist, gelten die üblichen Einstellungen. {why} Die Datei bleibt, wie sie ist: {path}',
  'desktop.settings.noEditor': 'Kein Editor hat {path} geöffnet: {failure}',
  'desktop.settings.notChanged':
    'Die Einstellungsdatei kann erst geändert werden, wenn sie sich lesen lässt. {why}',
  'desktop.settings.notJson': 'Sie ist kein JSON: {why}.',
  'desktop.settings.notObject': "Sie muss ein einziges JSON-Objekt sein, in '{' und '}'.",
  'desktop.settings.notOpened': 'Sie konnte nicht geöffnet werden: {why}.',
  'desktop.settings.notWritten': 'Die Einstellungsdatei konnte nicht geschrieben werden: {why}.',
  'desktop.settings.partWithoutEffect':
    'Ein Teil der Einstellungsdatei hat keine Wirkung. {problems} Die Datei bleibt, wie sie ist: {path}',
  'desktop.settings.readable': 'Die Einstellungsdatei lässt sich inzwischen lesen.',
  'desktop.settings.twice':
    'In der Einstellungsdatei steht „{name}“ zweimal. Entfernen Sie einen der Einträge, und ändern Sie die Einstellung dann noch einmal.',
  'desktop.sshConfig.notChanged':
    '{path} {why, select, changedNow {wurde gerade eben von einem anderen Programm geändert} link {ist ein Link} notFolder {ist kein Ordner, aber vielleicht ein Link auf einen} notMade {kann nicht angelegt werden ({code})} notPlain {ist keine gewöhnliche, eigenständige Datei} notWritten {kann nicht geschrieben werden ({code})} oddCharacter {enthält ein Zeichen, das ssh anders liest} othersChange {kann von anderen geändert werden} othersOwn {gehört jemand anderem} tooLong {ist zu lang} other {kann nicht gelesen werden ({code})}}; Daypass hat deshalb nichts geändert. Fügen Sie die Zeile selbst ein, wenn Sie möchten.',
  'desktop.start.failed': 'Daypass kann nicht starten',
  'desktop.start.failedDetail':
    '{why}\n\nDer Ordner von Daypass ist {folder}. Prüfen Sie, ob dieses Benutzerkonto dort schreiben darf.',
  'desktop.stock.otherLogin': 'Andere Programme nehmen einen Login wie {login} nicht an.',
  'desktop.stock.signInFirst':
    'Andere Programme erreichen diesen Server nur, solange Sie angemeldet sind. Melden Sie sich zuerst an.',
  'desktop.terminal.named': '$TERMINAL nennt {program}, das es nicht gibt.',
  'desktop.terminal.noWindowsTerminal': 'Windows Terminal (wt.exe) ist nicht installiert.',
  'desktop.terminal.none':
    'Es wurde kein Terminal gefunden. Geben Sie Ihres in $TERMINAL an, und starten Sie Daypass neu.',
  'desktop.web.otherScheme':
    'Nur http- und https-Adressen werden geöffnet. Kopieren Sie den Link, um ihn anderswo zu verwenden.',
  'desktop.window.crashed':
    'Das Fenster ist abgestürzt, und seine Terminals sind mit ihm beendet. Anfragen, Zugriff und Anmeldungen sind unverändert.',
  'desktop.window.filesMissing':
    'Die Dateien des Fensters fehlen. Installieren Sie Daypass neu, oder bauen Sie es neu.',
  'desktop.window.hangs': 'Das Fenster von Daypass antwortet nicht.',
  'desktop.window.hangsDetail':
    'Sie können warten oder das Fenster neu laden. Terminals, Anfragen und Zugriff bleiben, wie sie sind.',
  'desktop.window.loadAgain': 'Neu laden',
  'desktop.window.loadWindowAgain': 'Fenster neu laden',
  'desktop.window.unreachable': 'Das Fenster konnte nicht geladen werden.',
  'desktop.window.wait': 'Warten',
};
