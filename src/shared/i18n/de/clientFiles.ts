import type { clientFiles as english } from '../en/clientFiles';
import type { Translated } from '../translated';

export const clientFiles: Translated<typeof english> = {
  'clientFiles.bytes': '{count, plural, one {# Byte} other {# Bytes}}',
  'clientFiles.connection.closed': 'Sie haben diese Verbindung getrennt.',
  'clientFiles.connection.ended': 'Der Server hat die Dateisitzung beendet.',
  'clientFiles.connection.gone':
    'Diese Verbindung wurde getrennt. Öffnen Sie die Dateien des Servers erneut.',
  'clientFiles.connection.isThere': 'Es gibt bereits eine Verbindung mit dieser ID.',
  'clientFiles.connection.lost': 'Die Verbindung zum Server ist abgebrochen.',
  'clientFiles.connection.notYet': 'Es gibt noch keine Verbindung zum Server.',
  'clientFiles.connection.refused':
    'Der Server hat keine Dateisitzung geöffnet: {problem}. Hat er SFTP?',
  'clientFiles.copy.changed':
    'Sie wurde geändert, während sie kopiert wurde. Kopieren Sie sie noch einmal.',
  'clientFiles.copy.folderIsThere': 'Ein Ordner dieses Namens ist vorhanden.',
  'clientFiles.copy.gone': 'Das gibt es dort nicht mehr.',
  'clientFiles.copy.isLink': 'Links in einem Ordner werden nicht kopiert.',
  'clientFiles.copy.isNoFile': 'Das ist weder eine Datei noch ein Ordner.',
  'clientFiles.copy.noFileAnyMore': 'Das ist keine Datei mehr.',
  'clientFiles.copy.shorter': 'Die Datei wurde kürzer, während sie kopiert wurde.',
  'clientFiles.copy.somethingCame': 'Inzwischen ist dort etwas mit diesem Namen hinzugekommen.',
  'clientFiles.copy.somethingIsThere': 'Dort ist etwas anderes dieses Namens oder ein Link.',
  'clientFiles.copy.tooDeep':
    'Die Ordner sind zu tief ineinander verschachtelt, um kopiert zu werden.',
  'clientFiles.copy.tooMany':
    'Das sind mehr als {most, number} Dateien. Kopieren Sie einen Teil davon oder packen Sie sie vorher.',
  'clientFiles.copy.tooManyNames': 'Es gibt zu viele Dateien dieses Namens.',
  'clientFiles.copy.underWay': 'Sie wird bereits dorthin kopiert.',
  'clientFiles.name.outside':
    'Das ist kein Name einer Datei: Er könnte aus dem Ordner hinausführen.',
  'clientFiles.name.unreadable':
    'Der Name ist nicht in UTF-8 geschrieben; deshalb kann danach nicht gefragt werden.',
  'clientFiles.problem.allUsed':
    'Der gesamte Platz, den Sie {place, select, here {auf diesem Computer} other {auf dem Server}} nutzen dürfen, ist belegt. Schaffen Sie Platz und versuchen Sie es dann erneut.',
  'clientFiles.problem.isFolder': '{name} ist ein Ordner.',
  'clientFiles.problem.isLink': '{name} ist ein Link, durch den nicht geschrieben wird.',
  'clientFiles.problem.isNoFolder': '{name} ist kein Ordner.',
  'clientFiles.problem.isThere': 'Etwas mit dem Namen {name} ist bereits vorhanden.',
  'clientFiles.problem.noRoom':
    '{place, select, here {Auf diesem Computer} other {Auf dem Server}} ist kein Platz mehr. Schaffen Sie Platz und versuchen Sie es dann erneut.',
  'clientFiles.problem.notAllowed':
    '{place, select, here {Ihr Benutzerkonto auf diesem Computer} other {Dieser Login auf dem Server}} darf das mit {name} nicht tun.',
  'clientFiles.problem.notEmpty': 'Der Ordner {name} ist nicht leer.',
  'clientFiles.problem.notThere':
    '{name} gibt es {place, select, here {auf diesem Computer} other {auf dem Server}} nicht mehr.',
  'clientFiles.problem.other':
    '{name} konnte {place, select, here {auf diesem Computer} other {auf dem Server}} nicht gelesen oder geschrieben werden ({code}).',
  'clientFiles.problem.readOnly':
    '{name} liegt {place, select, here {auf diesem Computer} other {auf dem Server}} an einem Ort, an dem sich nichts schreiben lässt.',
  'clientFiles.problem.tooLarge':
    '{name} ist größer, als eine Datei {place, select, here {auf diesem Computer} other {auf dem Server}} sein darf.',
  'clientFiles.problem.tooLong':
    'Der Name {name} ist zu lang für {place, select, here {diesen Computer} other {den Server}}.',
  'clientFiles.problem.tooManyOpen':
    '{place, select, here {Auf diesem Computer} other {Auf dem Server}} sind zu viele Dateien geöffnet. Versuchen Sie es gleich noch einmal.',
  'clientFiles.server.cannot': 'Der Server kann das nicht ({name}).',
  'clientFiles.server.failed':
    'Der Server konnte das mit {name} nicht tun und hat keinen Grund genannt.',
  'clientFiles.transfer.gone': 'Diesen Kopiervorgang gibt es nicht mehr. Starten Sie ihn neu.',
  'clientFiles.transfer.noRoom':
    'Dafür werden {needed} benötigt, und es ist Platz für {room}. Schaffen Sie Platz und versuchen Sie es dann erneut.',
};
