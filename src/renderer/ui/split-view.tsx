import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/**
 * Master and detail: side by side from 1,200 px; below that the detail covers the master while there is one.
 * `detail` null: nothing is chosen, `empty` stands there when wide.
 */
export function SplitView(props: {
  readonly master: ReactNode;
  readonly detail: ReactNode | null;
  readonly empty?: ReactNode;
  readonly label: string;
}): ReactNode {
  const chosen = props.detail !== null;
  return (
    <div className="flex min-h-0 flex-1">
      <div className={classes('min-h-0 min-w-0 flex-1 flex-col', chosen ? 'hidden min-[1200px]:flex' : 'flex')}>{props.master}</div>
      <section
        aria-label={props.label}
        className={classes(
          'min-h-0 min-w-0 flex-col border-hairline min-[1200px]:flex min-[1200px]:w-[44%] min-[1200px]:max-w-190 min-[1200px]:flex-none min-[1200px]:border-l',
          chosen ? 'flex flex-1' : 'hidden',
        )}
      >
        {props.detail ?? props.empty}
      </section>
    </div>
  );
}
