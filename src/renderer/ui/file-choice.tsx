import { type ReactNode, useId, useState } from 'react';
import { Bar } from './bar.tsx';
import { classes } from './classes.ts';
import { Panel } from './page.tsx';

/** Where a person chooses a file or drops it. `children`: what went wrong with the last one. */
export function FileChoice(props: {
  readonly title: string;
  readonly label: string;
  readonly help: string;
  /** Endings, such as `.csv,.xlsx`. */
  readonly accept: string;
  /** Bytes. Longer files, and empty ones, are not handed on. */
  readonly longest: number;
  readonly refusal: (why: 'tooLarge' | 'empty', name: string) => string;
  readonly sending: { readonly words: string; readonly sent: number; readonly size: number } | null;
  readonly onFile: (file: File) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { sending } = props;
  const field = useId();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState('');
  const take = (file: File | undefined) => {
    if (file === undefined || sending !== null) return;
    const wrong = file.size > props.longest ? 'tooLarge' : file.size === 0 ? 'empty' : null;
    setRefused(wrong === null ? '' : props.refusal(wrong, file.name));
    if (wrong === null) props.onFile(file);
  };
  return (
    <Panel title={props.title}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the field inside does the same by keyboard */}
      <div
        className={classes('rounded-base border border-dashed p-4', over ? 'border-accent bg-accent-soft' : 'border-edge')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <label htmlFor={field} className="font-medium">
          {props.label}
        </label>
        <input
          id={field}
          type="file"
          accept={props.accept}
          disabled={sending !== null}
          aria-describedby={`${field}-help`}
          className="mt-2 block max-w-full"
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file may be chosen again after it was changed.
            event.target.value = '';
          }}
        />
        <p id={`${field}-help`} className="mt-2 text-small text-secondary">
          {props.help}
        </p>
      </div>
      {sending === null ? null : (
        <p role="status" className="mt-3 flex items-center gap-2">
          <Bar role="progressbar" label={sending.words} value={sending.sent} most={sending.size} />
          {sending.words}
        </p>
      )}
      {refused === '' ? null : (
        <p role="alert" className="mt-3 text-blocked">
          {refused}
        </p>
      )}
      {props.children ? <div className="mt-3">{props.children}</div> : null}
    </Panel>
  );
}
