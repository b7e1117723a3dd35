import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { windowBridge } from './bridge/bridge';
import { App } from './root/app';
import { ErrorBoundary } from './root/error-boundary';
import { OutsideApp } from './root/outside-app';
import { createStores } from './stores/stores';
import { StoresContext } from './stores/use-stores';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no element with the id "root"');
const root = createRoot(element);
const bridge = windowBridge(window);

if (bridge) {
  const { stores, start } = createStores(bridge);
  void start();
  window.addEventListener('pagehide', stores.cart.flush);
  root.render(
    <StrictMode>
      <StoresContext value={stores}>
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
      </StoresContext>
    </StrictMode>,
  );
} else root.render(<OutsideApp />);
