import { type ReactNode, useState } from 'react';
import { TextArea, TextField } from './field.tsx';
import { type PemProblem, readPem } from './pem-file.ts';

/** PEM, pasted or from a file. `secret`: shown as dots. `adds`: a file comes after what is there; else it takes its place. */
export function PemField(props: {
  readonly label: string;
  readonly help: string;
  readonly problem: string;
  readonly value: string;
  /** Characters. */
  readonly longest: number;
  readonly secret?: boolean;
  readonly adds?: boolean;
  /** Words of the page; `what` is the label. */
  readonly words: (key: 'file' | PemProblem, values?: { readonly what: string }) => string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { label, help, problem, value, longest, secret = false, adds = false, words, onChange } = props;
  const [wrong, setWrong] = useState<PemProblem | null>(null);
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const read = await readPem(file, longest - (adds ? value.length + 1 : 0), !secret);
    // The same file may be chosen again after it was changed.
    input.value = '';
    if (typeof read === 'string') return setWrong(read);
    setWrong(null);
    onChange(adds && value.trim() !== '' ? `${value.trimEnd()}\n${read.text}` : read.text);
  };
  return (
    <div className="flex flex-col gap-1">
      <TextArea
        label={label}
        help={help}
        problem={problem}
        value={value}
        rows={4}
        maxLength={longest}
        autoComplete="off"
        spellCheck={false}
        style={secret ? dots : undefined}
        onChange={(event) => {
          setWrong(null);
          onChange(event.target.value);
        }}
      />
      <TextField
        hideLabel
        label={words('file', { what: label })}
        type="file"
        accept=".pem,.crt,.cer,.der,.key"
        problem={wrong ? words(wrong) : ''}
        onChange={(event) => void take(event.currentTarget)}
      />
    </div>
  );
}

/** A field of several lines cannot be one for passwords; Chromium draws dots all the same. */
const dots = { WebkitTextSecurity: 'disc' } as object;
