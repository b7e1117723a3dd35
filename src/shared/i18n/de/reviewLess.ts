import type { reviewLess as english } from '../en/reviewLess';
import type { Translated } from '../translated';

export const reviewLess: Translated<typeof english> = {
  'reviewLess.access.any':
    '{type}: Angefragt war jeder Wert. Nennen Sie die Werte, die bleiben sollen:',
  'reviewLess.access.label': 'Was bleiben soll',
  'reviewLess.access.leaveOne':
    'Lassen Sie auf {resource} mindestens einen Wert übrig ({types}), oder lassen Sie die Ressource weg.',
  'reviewLess.access.nothing':
    'Von dieser Anfrage bliebe nichts übrig. Lehnen Sie sie stattdessen ab.',
  'reviewLess.dialog.all': 'Alles, was angefragt war.',
  'reviewLess.dialog.approve': 'Den Rest genehmigen',
  'reviewLess.dialog.description':
    'Nehmen Sie weg, was nicht nötig ist. Das gilt für alle, die nach Ihnen prüfen.',
  'reviewLess.dialog.left': 'Was übrig bleibt',
  'reviewLess.dialog.message': 'Warum bekommt {who} weniger?',
  'reviewLess.dialog.nothingTaken':
    'Nehmen Sie zuerst etwas weg, oder genehmigen Sie die Anfrage, wie sie ist.',
  'reviewLess.dialog.over': 'Es gibt nichts mehr zu genehmigen',
  'reviewLess.dialog.prolongs':
    'Hier wird mehr Zeit für bereits gewährten Zugriff angefragt, daher lässt sich nur die Zeit verkürzen.',
  'reviewLess.dialog.title': 'Weniger für {who} genehmigen',
  'reviewLess.meanwhile.text':
    'Was dabei wegfiel, bleibt weg. Ihre Auswahl bleibt erhalten: Sehen Sie unten nach, was jetzt übrig ist.',
  'reviewLess.meanwhile.title': '{who} hat diese Anfrage inzwischen eingeschränkt',
  'reviewLess.narrowed.by': 'Eingeschränkt von {who}',
  'reviewLess.narrowed.rule': 'Regel {rule}',
  'reviewLess.narrowed.title': 'Eingeschränkt',
  'reviewLess.table.asked': 'Angefragt',
  'reviewLess.table.lasts': 'Dauer',
  'reviewLess.table.left': 'Übrig',
  'reviewLess.table.leftOut': 'weggelassen',
  'reviewLess.table.now': 'Jetzt',
  'reviewLess.table.roles': 'Rollen',
  'reviewLess.table.start': 'Beginn',
  'reviewLess.table.what': 'Was',
  'reviewLess.table.whenApproved': 'mit der Genehmigung',
  'reviewLess.time.approval': 'Mit der Genehmigung',
  'reviewLess.time.asAsked': 'Wie angefragt: {value}',
  'reviewLess.time.asAskedApproval': 'Wie angefragt: mit der Genehmigung',
  'reviewLess.time.later': 'An Tag und Uhrzeit …',
  'reviewLess.time.longer': 'Wie viel länger',
  'reviewLess.time.start': 'Beginn',
};
