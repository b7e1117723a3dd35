import type { words as english } from '../en/words';
import type { Translated } from '../translated';

export const words: Translated<typeof english> = {
  'words.add': 'Hinzufügen',
  'words.back': 'Zurück',
  'words.cancel': 'Abbrechen',
  'words.change': 'Ändern',
  'words.close': 'Schließen',
  'words.connect': 'Verbinden',
  'words.copy': 'Kopieren',
  'words.delete': 'Löschen',
  'words.done': 'Fertig',
  'words.edit': 'Bearbeiten',
  'words.open': 'Öffnen',
  'words.remove': 'Entfernen',
  'words.save': 'Speichern',
  'words.tryAgain': 'Erneut versuchen',
};
