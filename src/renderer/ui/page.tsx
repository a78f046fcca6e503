import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from './classes.ts';

/**
 * One page: its heading takes the focus when the page opens, so that a screen reader says where one is.
 * `fill`: the page scrolls inside itself (lists); else it scrolls as a whole and is a stop for Tab (axe: scrollable-region-focusable).
 */
export function Page(props: {
  readonly title: string;
  /** Beside the title: counts, marks. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
  readonly fill?: boolean;
  /** `quiet`: the heading does not take the focus (a list whose search does). */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, quiet } = props;
  useEffect(() => {
    document.title = `${title} · Consent Desk`;
  }, [title]);
  useEffect(() => {
    if (!quiet) heading.current?.focus({ preventScroll: true });
  }, [quiet]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-5 py-2.5">
        <h1 ref={heading} tabIndex={-1} className="min-w-0 text-heading font-semibold break-words outline-none">
          {title}
        </h1>
        {props.aside ? <div className="flex items-center gap-2 text-secondary">{props.aside}</div> : null}
        {props.actions ? <div className="ml-auto flex flex-wrap items-center gap-2">{props.actions}</div> : null}
      </header>
      <div
        tabIndex={props.fill ? undefined : 0}
        className={classes('min-h-0 flex-1 -outline-offset-2', props.fill ? 'flex flex-col' : 'overflow-auto px-5 pb-8')}
      >
        {props.children}
      </div>
    </div>
  );
}

/** A titled group on a page. */
export function Panel(props: {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  return (
    <section className={classes('rounded-base border border-hairline bg-raised', props.className)}>
      {props.title ? (
        <header className="flex min-h-9 items-center gap-2 border-b border-hairline px-3 py-1">
          <h2 className="font-semibold">{props.title}</h2>
          {props.aside ? <div className="ml-auto flex items-center gap-2 text-small text-secondary">{props.aside}</div> : null}
        </header>
      ) : null}
      <div className="p-3">{props.children}</div>
    </section>
  );
}

/** Name and value, aligned in two columns. */
export function Facts(props: { readonly rows: readonly (readonly [name: ReactNode, value: ReactNode])[] }): ReactNode {
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1">
      {props.rows.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one card never move
        <div key={index} className="contents">
          <dt className="text-secondary">{name}</dt>
          <dd className="numbers min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
