import { EmptyState } from '../ui/empty-state';

/** The page was opened in a browser, where there is nothing to talk to. */
export function OutsideApp() {
  return (
    <main>
      <EmptyState icon="desktop" title="This page belongs to the Daypass app">
        Start the app to use it.
      </EmptyState>
    </main>
  );
}
