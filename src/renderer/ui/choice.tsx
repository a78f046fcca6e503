import { type ReactNode, useId } from 'react';

/** A few answers side by side, each with what it means; one may be chosen. Native radios: arrows move, one stop for Tab. */
export function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly help?: string }[];
  readonly onChange: (value: Value) => void;
  readonly className?: string;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className={props.className ?? 'grid gap-2 min-[1000px]:grid-cols-2'}>
      <legend className="sr-only">{props.label}</legend>
      {props.options.map((option) => (
        <label
          key={option.value}
          className={`flex items-start gap-2 rounded-base border p-2 ${props.value === option.value ? 'border-accent bg-accent-soft' : 'border-hairline hover:bg-hover'}`}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={props.value === option.value}
            onChange={() => props.onChange(option.value)}
            className="mt-0.5 size-4 shrink-0 accent-accent-solid"
          />
          <span className="min-w-0">
            <span className="font-medium">{option.label}</span>
            {option.help ? <span className="block text-small text-secondary">{option.help}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
