import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** The line that opens the `details` around it. */
export function Summary(props: { readonly children: ReactNode }): ReactNode {
  return (
    <summary className="flex min-h-7 cursor-default list-none flex-wrap items-center gap-x-2 rounded-small text-secondary hover:text-text [&::-webkit-details-marker]:hidden">
      <ChevronRight size={14} aria-hidden className="-mr-1 shrink-0 [details[open]>summary>&]:rotate-90" />
      {props.children}
    </summary>
  );
}
