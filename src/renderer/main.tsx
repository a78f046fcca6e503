import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createDeskRouter } from './app/router.tsx';
import { wearLast } from './app/theme.ts';
import { createQueryClient } from './bridge/bridge.tsx';
import { createDeskClient } from './bridge/client.ts';
import './ui/tokens.css';
import { startWords } from './words/i18n.ts';

// The client first: in Electron the port is handed over once, and somebody has to be listening.
const client = createDeskClient();
wearLast();
const place = document.getElementById('root');

startWords().then(() => {
  if (place) createRoot(place).render(<App client={client} queryClient={createQueryClient()} router={createDeskRouter()} />);
}, console.error);
