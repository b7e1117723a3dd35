import type { stores as english } from '../en/stores';
import type { Translated } from '../translated';

export const stores: Translated<typeof english> = {
  'stores.arrivals.noResource':
    'Die Ressource des Links gibt es nicht, oder Sie haben keinen Weg zu ihr.',
  'stores.cart.choose': 'Wählen Sie mindestens {choices} auf {name}.',
  'stores.cart.one.aws_role_arn': 'eine AWS-Rolle',
  'stores.cart.one.db_name': 'eine Datenbank',
  'stores.cart.one.db_role': 'eine Rolle',
  'stores.cart.one.db_user': 'einen Benutzer',
  'stores.cart.one.kubernetes_group': 'eine Gruppe',
  'stores.cart.one.kubernetes_user': 'einen Benutzer',
  'stores.cart.one.login': 'einen Login',
  'stores.cart.reason': 'Geben Sie eine Begründung an: Dieser Cluster verlangt eine.',
  'stores.cart.unfinished':
    'Wählen Sie, als wer Sie jede Ressource nutzen wollen, und senden Sie dann die Anfrage.',
  'stores.copied': '{what} kopiert',
  'stores.draft.checking': 'Der Cluster prüft es.',
  'stores.draft.empty': 'Es gibt noch nichts zu speichern.',
  'stores.draft.unchanged': 'Nichts ist geändert.',
  'stores.draft.unchecked': 'Der Cluster konnte es nicht prüfen.',
  'stores.draft.wrong': 'Beheben Sie zuerst, was falsch ist.',
  'stores.extension.cannot': 'Dieser Zugriff kann nicht verlängert werden.',
  'stores.extension.waits':
    'Sie haben schon um mehr Zeit gebeten; diese Anfrage wartet auf eine Entscheidung.',
  'stores.files.noPlace': 'Öffnen Sie zuerst auf beiden Seiten einen Ordner.',
  'stores.nobody': 'Niemand ist angemeldet.',
  'stores.unanswered':
    'Die App konnte das nicht tun. Versuchen Sie es erneut, und starten Sie Daypass neu, wenn es weiterhin misslingt.',
};
