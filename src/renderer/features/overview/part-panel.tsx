import type { ReactNode } from 'react';

/** The frame of one part, as high as its row. */
export function PartPanel(props: { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <section aria-label={props.title} className="min-w-0 rounded-base border border-hairline bg-raised">
      <header className="flex min-h-9 items-center gap-2 border-b border-hairline py-1 pr-1 pl-3">
        <h2 className="min-w-0 font-semibold">{props.title}</h2>
        {props.actions ? <div className="ml-auto flex shrink-0 items-center">{props.actions}</div> : null}
      </header>
      <div className="p-3">{props.children}</div>
    </section>
  );
}
