import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTooltip } from './tooltip-state.ts';

const Popup = lazy(() => import('./tooltip-popup.tsx').then((module) => ({ default: module.TooltipPopup })));

/** Stands once in the page. Escape puts the tooltip away (WCAG 1.4.13). */
export function TooltipPlace(): ReactNode {
  const wanted = useTooltip((state) => state.wanted);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') useTooltip.setState({ shown: null });
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, []);
  if (!wanted) return null;
  return (
    <Suspense>
      <Popup />
    </Suspense>
  );
}
