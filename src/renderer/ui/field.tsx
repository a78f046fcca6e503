import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

const box = 'w-full rounded-base border border-edge bg-raised px-2 text-text placeholder:text-secondary aria-invalid:border-blocked';

interface FieldProps {
  readonly label: ReactNode;
  /** Under the field: what it is for. */
  readonly help?: ReactNode;
  /** What is wrong and how to put it right; '' or absent when nothing is. */
  readonly problem?: ReactNode;
  /** The label is for screen readers only. */
  readonly hideLabel?: boolean;
}

function Frame(
  props: FieldProps & { readonly id: string; readonly children: ReactNode; readonly className?: string | undefined },
): ReactNode {
  return (
    <div className={classes('flex flex-col gap-1', props.className)}>
      <label htmlFor={props.id} className={props.hideLabel ? 'sr-only' : 'font-medium'}>
        {props.label}
      </label>
      {props.children}
      {props.help ? (
        <p id={`${props.id}-help`} className="text-small text-secondary">
          {props.help}
        </p>
      ) : null}
      {props.problem ? (
        <p id={`${props.id}-problem`} role="alert" className="text-small text-blocked">
          {props.problem}
        </p>
      ) : null}
    </div>
  );
}

const described = (id: string, props: FieldProps) =>
  classes(props.help ? `${id}-help` : '', props.problem ? `${id}-problem` : '') || undefined;

export function TextField(props: FieldProps & ComponentPropsWithRef<'input'>): ReactNode {
  const own = useId();
  const { label, help, problem, hideLabel, className, id = own, ...input } = props;
  return (
    <Frame {...{ label, help, problem, id, className }} hideLabel={hideLabel ?? false}>
      <input
        autoComplete="off"
        spellCheck={false}
        {...input}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described(id, props)}
        className={classes(box, 'h-7')}
      />
    </Frame>
  );
}

export function TextArea(props: FieldProps & ComponentPropsWithRef<'textarea'>): ReactNode {
  const own = useId();
  const { label, help, problem, hideLabel, className, id = own, ...input } = props;
  return (
    <Frame {...{ label, help, problem, id, className }} hideLabel={hideLabel ?? false}>
      <textarea
        rows={3}
        {...input}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described(id, props)}
        className={classes(box, 'py-1')}
      />
    </Frame>
  );
}

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** A native list of choices: the system's own, by keyboard and screen reader everywhere. */
export function Select<Value extends string>(
  props: Omit<FieldProps, 'problem'> &
    Omit<ComponentPropsWithRef<'select'>, 'value' | 'onChange'> & {
      readonly value: Value;
      readonly options: readonly Option<Value>[];
      readonly onChange: (value: Value) => void;
    },
): ReactNode {
  const own = useId();
  const { label, help, hideLabel, className, id = own, value, options, onChange, ...input } = props;
  return (
    <Frame {...{ label, help, id, className }} hideLabel={hideLabel ?? false}>
      <select
        {...input}
        id={id}
        value={value}
        aria-describedby={described(id, props)}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
        className={classes(box, 'h-7 cursor-default pr-1')}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

/** The native check box: 16 px in the accent colour, its words beside it. */
export function Checkbox(props: Omit<ComponentPropsWithRef<'input'>, 'type'> & { readonly children: ReactNode }): ReactNode {
  const { children, className, ...input } = props;
  return (
    <label className={classes('flex items-start gap-2', className)}>
      <input type="checkbox" {...input} className="mt-0.5 size-4 shrink-0 accent-accent-solid" />
      <span className="min-w-0 break-words">{children}</span>
    </label>
  );
}
