import { lazy, type ReactNode, Suspense } from 'react';

// Fetched after the first page is there: nobody is told anything before.
const place = () => import('./toast-place.tsx');
const Place = lazy(() => place().then((module) => ({ default: module.ToastPlace })));

/** Says shortly that something was done; never the only place where a failure is told. */
export function toast(title: string, description?: string): void {
  place().then(
    ({ toasts }) => toasts.add({ title, ...(description ? { description } : {}) }),
    () => undefined,
  );
}

/** Stands once in the frame. */
export function ToastPlace(): ReactNode {
  return (
    <Suspense>
      <Place />
    </Suspense>
  );
}
