import { Check, CircleHelp, CircleMinus, TriangleAlert } from 'lucide-react';
import type { ReactNode, SVGProps } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';

export type MarkState = 'allowed' | 'blocked' | 'unknown' | 'satisfied' | 'violated' | 'warning' | 'not-applicable';

/** The bar that stands across the way. */
function BlockedBar({ size = 14, strokeWidth: _stroke, ...rest }: SVGProps<SVGSVGElement> & { readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden {...rest}>
      <rect x="4.5" y="0.5" width="5" height="13" rx="1.25" fill="currentColor" />
    </svg>
  );
}

const marks = {
  allowed: { Icon: Check, ink: 'text-allowed', soft: 'bg-allowed-soft' },
  satisfied: { Icon: Check, ink: 'text-allowed', soft: 'bg-allowed-soft' },
  blocked: { Icon: BlockedBar, ink: 'text-blocked', soft: 'bg-blocked-soft' },
  violated: { Icon: BlockedBar, ink: 'text-blocked', soft: 'bg-blocked-soft' },
  unknown: { Icon: CircleHelp, ink: 'text-unknown', soft: 'bg-unknown-soft' },
  warning: { Icon: TriangleAlert, ink: 'text-unknown', soft: 'bg-unknown-soft' },
  'not-applicable': { Icon: CircleMinus, ink: 'text-secondary', soft: 'bg-sunken' },
} as const;

/** Colour, icon and word together, never colour alone. `word` replaces the usual word. `chip` gives it a ground. */
export function StateMark(props: {
  readonly state: MarkState;
  readonly word?: string;
  readonly chip?: boolean;
  readonly className?: string;
}): ReactNode {
  const { Icon, ink, soft } = marks[props.state];
  return (
    <span
      data-state={props.state}
      className={classes(
        'inline-flex items-center gap-1 align-top font-medium whitespace-nowrap',
        ink,
        props.chip && classes('h-5 rounded-small px-1.5 text-small', soft),
        props.className,
      )}
    >
      <Icon size={14} strokeWidth={2.25} aria-hidden className="shrink-0" />
      {props.word ?? <UsualWord state={props.state} />}
    </span>
  );
}

function UsualWord({ state }: { readonly state: MarkState }): ReactNode {
  const { t } = useTranslation('app');
  return t(`state.${state}`);
}

/** A quiet word in a box: roles, types, counts. */
export function Badge(props: { readonly children: ReactNode; readonly strong?: boolean; readonly className?: string }): ReactNode {
  return (
    <span
      className={classes(
        'numbers inline-flex h-5 items-center rounded-small px-1.5 text-small whitespace-nowrap',
        props.strong ? 'bg-accent-solid font-medium text-on-accent' : 'bg-sunken text-secondary',
        props.className,
      )}
    >
      {props.children}
    </span>
  );
}
