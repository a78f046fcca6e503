import { lazy, type ReactNode, Suspense } from 'react';
import { create } from 'zustand';

// Fetched with the first thing that is told: the first page has nothing to say.
const place = () => import('./toast-place.tsx');
const Place = lazy(() => place().then((module) => ({ default: module.ToastPlace })));
const useTold = create<{ readonly told: boolean }>(() => ({ told: false }));

/** Says shortly that something was done; never the only place where a failure is told. */
export function toast(title: string, description?: string): void {
  useTold.setState({ told: true });
  place().then(
    ({ standing, toasts }) => standing.then(() => toasts.add({ title, ...(description ? { description } : {}) })),
    () => undefined,
  );
}

/** Stands once in the frame. */
export function ToastPlace(): ReactNode {
  const told = useTold((state) => state.told);
  if (!told) return null;
  return (
    <Suspense>
      <Place />
    </Suspense>
  );
}
