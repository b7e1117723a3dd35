import type { status as english } from '../en/status';
import type { Translated } from '../translated';

export const status: Translated<typeof english> = {
  'status.exportKey.done':
    'Der Schlüssel ist <code>{path}</code>, sein Zertifikat liegt daneben. Es gilt bis {until}. <code>{fingerprint}</code>',
  'status.exportKey.offer':
    'Für ein Werkzeug, das weder einen Agenten noch eine ssh-Konfiguration kennt.',
};
