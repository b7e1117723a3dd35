import type { settingsTable as english } from '../en/settingsTable';
import type { Translated } from '../translated';

export const settingsTable: Translated<typeof english> = {
  'setting.appearance.contrast.choice.more': 'Immer',
  'setting.appearance.contrast.choice.system': 'Wie das System es verlangt',
  'setting.appearance.contrast.description':
    'Text mit einem Kontrast von 7:1 und gut sichtbare Linien, hell wie dunkel.',
  'setting.appearance.contrast.title': 'Hoher Kontrast',
  'setting.appearance.language.choice.de': 'Deutsch',
  'setting.appearance.language.choice.en': 'English',
  'setting.appearance.language.choice.system': 'Wie das System',
  'setting.appearance.language.description':
    'Was Daypass spricht; Datum und Zahlen richten sich danach.',
  'setting.appearance.language.title': 'Sprache',
  'setting.appearance.production.description':
    'Labels, die Ressourcen und ihre Terminals als Produktion markieren, durch Kommas getrennt; * steht für jeden Wert.',
  'setting.appearance.production.title': 'Produktion',
  'setting.appearance.sidebar.choice.icons': 'Nur Symbole',
  'setting.appearance.sidebar.choice.names': 'Namen',
  'setting.appearance.sidebar.description':
    'Namen neben den Symbolen oder nur Symbole; in einem kleinen Fenster immer nur diese.',
  'setting.appearance.sidebar.title': 'Seitenleiste',
  'setting.appearance.theme.choice.dark': 'Dunkel',
  'setting.appearance.theme.choice.light': 'Hell',
  'setting.appearance.theme.choice.system': 'System',
  'setting.appearance.theme.description': 'Hell oder dunkel, oder so wie das System.',
  'setting.appearance.theme.title': 'Farbschema',
  'setting.background.startAtLogin.description':
    'Startet Daypass ohne Fenster im Infobereich, wenn Sie sich an diesem Computer anmelden.',
  'setting.background.startAtLogin.title': 'Bei der Anmeldung starten',
  'setting.background.whenClosed.choice.ask': 'Fragen',
  'setting.background.whenClosed.choice.keep': 'Weiterlaufen',
  'setting.background.whenClosed.choice.quit': 'Beenden',
  'setting.background.whenClosed.description':
    'Ob Daypass weiterläuft, sodass Sitzungen weitergehen und Benachrichtigungen kommen, oder beendet wird; gefragt wird einmal.',
  'setting.background.whenClosed.title': 'Beim Schließen des Fensters',
  'setting.keyboard.shortcuts.description':
    'Tasten von Aktionen, die von den üblichen abweichen; eine leere Liste nimmt einer Aktion ihre Tasten.',
  'setting.keyboard.shortcuts.title': 'Tastenkürzel',
  'setting.notifications.quietHours.description':
    'Hält Benachrichtigungen regelmäßig zu denselben Zeiten zurück; Zeiten, die vor ihrem Beginn enden, gehen über Mitternacht.',
  'setting.notifications.quietHours.title': 'Ruhezeiten',
  'setting.resources.view.choice.cards': 'Karten',
  'setting.resources.view.choice.list': 'Liste',
  'setting.resources.view.description': 'Zeigt Ressourcen als Liste oder als Karten nebeneinander.',
  'setting.resources.view.title': 'Ressourcen',
  'setting.terminals.copyOnSelect.description':
    'Kopiert Text, sobald er mit der Maus ausgewählt ist.',
  'setting.terminals.copyOnSelect.title': 'Auswahl kopieren',
  'setting.terminals.cursor.choice.bar': 'Strich',
  'setting.terminals.cursor.choice.block': 'Block',
  'setting.terminals.cursor.choice.underline': 'Unterstrich',
  'setting.terminals.cursor.description': 'Die Form des Cursors, wo kein Programm sie wählt.',
  'setting.terminals.cursor.title': 'Cursor',
  'setting.terminals.cursorBlinks.description':
    'Lässt den Cursor blinken, außer das System verlangt weniger Bewegung.',
  'setting.terminals.cursorBlinks.title': 'Cursor blinkt',
  'setting.terminals.fontSize.description': 'Wie groß die Schrift ist, in Pixeln.',
  'setting.terminals.fontSize.title': 'Schriftgröße',
  'setting.terminals.graphicsCard.description':
    'Lässt die Grafikkarte Terminals zeichnen, wo es eine gibt.',
  'setting.terminals.graphicsCard.title': 'Mit der Grafikkarte zeichnen',
  'setting.terminals.ligatures.description':
    'Zeichnet Zeichenfolgen wie -> und != als ein Zeichen.',
  'setting.terminals.ligatures.title': 'Ligaturen',
  'setting.terminals.pasteWarning.description':
    'Fragt, bevor mehrere Zeilen, die die Shell sofort ausführen würde, oder versteckte Zeichen eingefügt werden.',
  'setting.terminals.pasteWarning.title': 'Vor riskantem Einfügen fragen',
  'setting.terminals.restore.choice.always': 'Wiederherstellen',
  'setting.terminals.restore.choice.ask': 'Fragen',
  'setting.terminals.restore.choice.never': 'Ohne sie beginnen',
  'setting.terminals.restore.description':
    'Ob die früheren Terminals so angeordnet wiederkommen, wie sie waren; jedes verbindet sich, sobald es angesehen wird.',
  'setting.terminals.restore.title': 'Nach einem Start',
  'setting.terminals.scrollbackLines.description':
    'Wie viele Zeilen zurückgeblättert werden kann; mehr brauchen mehr Speicher.',
  'setting.terminals.scrollbackLines.title': 'Behaltene Zeilen',
  'setting.terminals.snippets.description':
    'Texte, die das Menü eines Terminals nach ihrem Namen einfügt; sie liegen im Klartext, also kein Platz für Geheimnisse.',
  'setting.terminals.snippets.title': 'Textbausteine',
  'settingGroup.appearance': 'Darstellung',
  'settingGroup.background': 'Im Hintergrund',
  'settingGroup.keyboard': 'Tastatur',
  'settingGroup.notifications': 'Benachrichtigungen',
  'settingGroup.terminals': 'Terminals',
};
