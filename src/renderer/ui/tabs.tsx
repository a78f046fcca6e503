import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Badge } from './state-mark.tsx';

export interface TabItem<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number | undefined;
}

/** `children` is the panel of the chosen tab. */
export function Tabs<Value extends string>(props: {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly items: readonly TabItem<Value>[];
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Base.Root value={props.value} onValueChange={(value: Value) => props.onChange(value)} className="flex min-h-0 flex-1 flex-col">
      <Base.List aria-label={props.label} className="flex shrink-0 gap-1 overflow-x-auto border-b border-hairline px-5">
        {props.items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className="-mb-px flex h-9 cursor-default items-center gap-1.5 border-b-2 border-transparent px-2 whitespace-nowrap text-secondary hover:text-text data-active:border-accent data-active:font-medium data-active:text-text"
          >
            {item.label}
            {item.count === undefined ? null : <Badge>{item.count}</Badge>}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel value={props.value} className="flex min-h-0 flex-1 flex-col outline-none">
        {props.children}
      </Base.Panel>
    </Base.Root>
  );
}
