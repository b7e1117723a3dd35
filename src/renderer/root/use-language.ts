import { useEffect } from 'react';
import { useApp } from '../stores/use-stores';

/** Says on the page which language it is in, for screen readers and for what the browser draws itself. */
export function useLanguage(): void {
  const language = useApp(({ speech }) => speech.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}
