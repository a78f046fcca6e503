import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createDeskRouter } from './app/router.tsx';
import { wearLast } from './app/theme.ts';
import { createQueryClient, questionsOf } from './bridge/bridge.tsx';
import { createDeskClient } from './bridge/client.ts';
import { readFirstAnswers, takeFirstAnswers } from './bridge/first-answers.ts';
import './ui/tokens.css';
import { startWords } from './words/i18n.ts';

async function start(): Promise<void> {
  // The client first: in Electron the port is handed over once, and somebody has to be listening.
  const client = createDeskClient();
  wearLast();
  const queryClient = createQueryClient();
  const answers = readFirstAnswers(document);
  if (answers) takeFirstAnswers(answers, queryClient, questionsOf(client));
  else void queryClient.prefetchQuery(questionsOf(client).desk.app.queryOptions());
  // The page of the address is fetched before the frame is drawn: a frame without its page would be drawn twice, a third of a second apart.
  const router = createDeskRouter();
  await startWords();
  await router.load().catch(console.error);
  const place = document.getElementById('root');
  if (place) createRoot(place).render(<App client={client} queryClient={queryClient} router={router} since={answers?.revision} />);
}

start().catch(console.error);
