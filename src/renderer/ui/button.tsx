import { LoaderCircle } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Tooltip } from './tooltip.tsx';

const looks = {
  /** The one clear act of a page. */
  primary: 'bg-accent-solid text-on-accent border-transparent hover:bg-accent-strong',
  normal: 'bg-raised text-text border-edge hover:bg-hover',
  /** The answer or filter that is set. */
  chosen: 'bg-accent-soft text-text border-accent hover:bg-hover',
  quiet: 'bg-transparent text-text border-transparent hover:bg-hover',
  /** Names what it does to whom: "Submit request for acme-hk-031". */
  danger: 'bg-blocked-solid text-on-accent border-transparent hover:brightness-110',
} as const;

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly look?: keyof typeof looks;
  readonly icon?: ReactNode;
  /** Shown in the tooltip; the key itself is bound by `useCommand`. */
  readonly keys?: string | undefined;
  /** Longer words for the tooltip; also why it is off. */
  readonly hint?: ReactNode;
  readonly busy?: boolean;
  /** 28 px for text, 24 px within a row of text; 28 px or 20 px square for one icon. */
  readonly size?: 'text' | 'line' | 'square' | 'small';
}

const sizes = { text: 'h-7 px-2.5', line: 'h-6 px-2 text-small', square: 'size-7', small: 'size-5' } as const;

/** 28 px. When `disabled` it stays focusable, so that its hint can say why. */
export function Button(props: ButtonProps): ReactNode {
  const { look = 'normal', size = 'text', icon, keys, hint, busy, disabled, className, children, onClick, ...rest } = props;
  const off = disabled === true || busy === true;
  const button = (
    <button
      type="button"
      {...rest}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={keys?.includes(' ') ? undefined : keys}
      aria-description={typeof hint === 'string' && hint !== rest['aria-label'] ? hint : undefined}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
      className={classes(
        'inline-flex shrink-0 cursor-default items-center justify-center gap-1.5 rounded-base border font-medium whitespace-nowrap select-none [&>svg]:shrink-0',
        sizes[size],
        off ? 'border-hairline bg-sunken text-secondary' : looks[look],
        className,
      )}
    >
      {busy ? <LoaderCircle size={14} className="animate-spin" aria-hidden /> : icon}
      {children}
    </button>
  );
  if (!keys && !hint) return button;
  return (
    <Tooltip text={hint ?? children} keys={keys}>
      {button}
    </Tooltip>
  );
}

/** A button of one icon: `label` is its name and its tooltip. */
export function IconButton(
  props: Omit<ButtonProps, 'children' | 'icon'> & { readonly label: string; readonly icon: ReactNode },
): ReactNode {
  const { label, ...rest } = props;
  return <Button look="quiet" size="square" hint={label} aria-label={label} {...rest} />;
}
