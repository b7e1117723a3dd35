import type { sessions as english } from '../en/sessions';
import type { Translated } from '../translated';

export const sessions: Translated<typeof english> = {
  'sessions.divider.label': 'Größe von {name}',
  'sessions.divider.value': '{percent, number} Prozent',
  'sessions.end.again': 'Erneut verbinden',
  'sessions.end.assumeAgain': 'Übernehmen und erneut verbinden',
  'sessions.end.left': 'Die Shell wurde verlassen.',
  'sessions.end.refused': 'Die Sitzung ist beendet.',
  'sessions.end.why': 'Warum',
  'sessions.kept.assume':
    'Dieses Terminal war geöffnet, als Daypass beendet wurde. Ihre genehmigte Anfrage gibt Ihnen diesen Login noch: Übernehmen Sie den Zugriff, um weiterzuarbeiten.',
  'sessions.kept.assumeAndConnect': 'Übernehmen und verbinden',
  'sessions.kept.connect': 'Dieses Terminal war geöffnet, als Daypass beendet wurde.',
  'sessions.kept.request':
    'Dieses Terminal war geöffnet, als Daypass beendet wurde. Ihr jetziger Zugriff gibt Ihnen diesen Login nicht.',
  'sessions.kept.signIn': 'Anmelden',
  'sessions.kept.signInAs':
    'Dieses Terminal war geöffnet, als Daypass beendet wurde. Melden Sie sich als {user} an, um es zu verbinden.',
  'sessions.kept.signInAsUser':
    'Dieses Terminal war geöffnet, als Daypass beendet wurde. Melden Sie sich als sein Benutzer an, um es zu verbinden.',
  'sessions.none.find': 'Ressource suchen',
  'sessions.none.text':
    'Verbinden Sie sich mit einer Ressource, auch mit einer aus einer genehmigten Anfrage: Ihr Terminal öffnet sich hier.',
  'sessions.none.title': 'Kein Terminal ist geöffnet',
  'sessions.pane.close': 'Diesen Bereich von {name} schließen',
  'sessions.pane.label': '{name}, {state}',
  'sessions.pane.labelProduction': '{name}, Produktion, {state}',
  'sessions.reconnecting.attempt':
    'Verbindung wird wiederhergestellt … (Versuch {attempt, number})',
  'sessions.reconnecting.next':
    'Verbindung wird wiederhergestellt … (Versuch {attempt, number}, der nächste in {seconds, number} s)',
  'sessions.reconnecting.now': 'Jetzt verbinden',
  'sessions.reconnecting.stop': 'Aufgeben',
  'sessions.restore.accept': 'Wiederherstellen',
  'sessions.restore.decline': 'Ohne sie beginnen',
  'sessions.restore.more': '{count, plural, one {# weiteres} other {# weitere}}',
  'sessions.restore.text':
    '{names}. Jedes verbindet sich wieder, sobald Sie es ansehen, sofern Ihr Zugriff das erlaubt.',
  'sessions.restore.title':
    '{count, plural, one {# Terminal war} other {# Terminals waren}} geöffnet, als Daypass beendet wurde',
  'sessions.restore.usual': 'Jedes Mal so',
  'sessions.state.connecting': 'wird verbunden',
  'sessions.state.ended': 'beendet',
  'sessions.state.kept': 'nicht verbunden',
  'sessions.state.open': 'verbunden',
  'sessions.state.reconnecting': 'wird erneut verbunden',
  'sessions.state.waiting': 'wartet auf Genehmigung',
  'sessions.tab.close': '{name} schließen',
  'sessions.tab.closeAll':
    '{name} und {count, plural, one {# weiteren Bereich} other {# weitere Bereiche}} schließen',
  'sessions.tab.more': 'und {count, plural, one {# weiterer} other {# weitere}}',
  'sessions.tab.openedBy': '{name}, geöffnet von {user}',
  'sessions.title': 'Terminals',
  'sessions.tools.leave': '{keys} verlässt das Terminal',
  'sessions.tools.withKeys': '{action} ({keys})',
  'sessions.waiting.approved': 'Genehmigt',
  'sessions.waiting.asked':
    'Sie haben {name} als {login} angefragt. Sie werden verbunden, sobald die Anfrage genehmigt ist.',
  'sessions.waiting.askedNeeds':
    'Sie haben {name} als {login} angefragt. Noch nötig: {needed}. Sie werden verbunden, sobald die Anfrage genehmigt ist.',
  'sessions.waiting.connecting': 'Verbindung mit {name} als {login} wird hergestellt …',
  'sessions.waiting.denied': 'Abgelehnt von {who}.',
  'sessions.waiting.deniedByReviewer': 'Eine prüfende Person hat die Anfrage abgelehnt.',
  'sessions.waiting.ended': 'Dieser Zugriff ist zu Ende.',
  'sessions.waiting.expired': 'Niemand hat rechtzeitig darüber entschieden.',
  'sessions.waiting.mayConnect': 'Sie können sich jetzt mit {name} als {login} verbinden.',
  'sessions.waiting.noAccess': 'Kein Zugriff',
  'sessions.waiting.putsAside':
    'Beim Verbinden wird abgelegt, was Sie jetzt übernommen haben, und die Terminals, die es verwenden, werden beendet.',
  'sessions.waiting.show': 'Anfrage anzeigen',
  'sessions.waiting.signIn':
    'Melden Sie sich erneut an, um sich mit {name} als {login} zu verbinden.',
  'sessions.waiting.signedOut': 'Abgemeldet',
  'sessions.waiting.title': 'Warten auf Genehmigung …',
  'sessions.waiting.withReason': '{end} {why}',
  'sessions.waiting.withdrawn': 'Die Anfrage wurde zurückgezogen.',
  'sessions.wayBack.ask': 'Zugriff anfragen',
  'sessions.wayBack.assume':
    'Ihre genehmigte Anfrage gibt Ihnen diesen Login noch: Übernehmen Sie den Zugriff, um weiterzuarbeiten.',
  'sessions.wayBack.request': 'Ihr jetziger Zugriff gibt Ihnen diesen Login nicht.',
  'sessions.zen.escape': '{keys}, dann Esc',
  'sessions.zen.exit': 'Den Rest wieder anzeigen',
};
