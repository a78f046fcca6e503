import { fakeStore } from '../../fakes/store.ts';
import { morning } from './samples.ts';
import { storeBehaviour } from './suite.ts';

storeBehaviour('the store in memory', async () => {
  const now = { at: morning };
  return { store: fakeStore({ chain: 'chain-1', now: () => now.at }), now };
});
