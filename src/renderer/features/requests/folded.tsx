import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

/** Something that is needed now and then: one line that opens to the form below it. */
export function Folded(props: { readonly title: string; readonly icon: ReactNode; readonly children: ReactNode }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="-mx-1 flex h-7 w-[calc(100%+8px)] cursor-default items-center gap-2 rounded-small px-1 text-left hover:bg-hover"
      >
        {props.icon}
        {props.title}
        <ChevronRight size={14} aria-hidden className={`ml-auto text-secondary ${open ? 'rotate-90' : ''}`} />
      </button>
      {open ? <div className="pt-1 pb-2">{props.children}</div> : null}
    </>
  );
}
