import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportPreview, ImportTable } from '../../../contract/imports.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { today } from '../../ui/days.ts';
import type { Matched } from './match-step.tsx';
import { dayOfFile, sendFile } from './send-file.ts';

interface Opened {
  readonly importId: string;
  readonly table: ImportTable;
  readonly suggestedDay: string;
}

/** One file from the person's hand to its end. The engine holds the file; this page, what the person has said of it. */
export function useImport() {
  const { ask, client } = useBridge();
  const account = useAccount();
  const queries = useQueryClient();
  const state = useQuery(ask.imports.state.queryOptions({ input: { account } }));
  const [sending, setSending] = useState<{ readonly name: string; readonly sent: number; readonly size: number } | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [matched, setMatched] = useState<Matched | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const again = () => queries.invalidateQueries({ queryKey: ask.imports.state.key() });

  const open = useMutation({
    mutationFn: async (file: File) => {
      setSending({ name: file.name, sent: 0, size: file.size });
      const importId = await sendFile(client, account, file, (sent) => setSending({ name: file.name, sent, size: file.size }));
      const day = dayOfFile(file);
      return { importId, table: await client.imports.read({ account, importId }), suggestedDay: day > today() ? today() : day };
    },
    onSuccess: (next) => {
      setMatched(null);
      setPreview(null);
      setOpened(next);
    },
    onSettled: () => setSending(null),
  });
  const header = useMutation({
    mutationFn: async (headerRow: number) => {
      if (opened === null) return;
      setMatched(null);
      setOpened({ ...opened, table: await client.imports.columns({ account, importId: opened.importId, headerRow }) });
    },
  });
  const compare = useMutation({
    mutationFn: async (next: Matched) => {
      if (opened === null) return;
      setMatched(next);
      setPreview(await client.imports.preview({ account, importId: opened.importId, ...next }));
    },
  });
  const run = useMutation({
    mutationFn: async () => {
      if (opened === null) return;
      await client.imports.run({ account, importId: opened.importId });
      await again();
      setOpened(null);
      setPreview(null);
    },
  });
  const letGo = async () => {
    const importId = opened?.importId ?? state.data?.held?.importId;
    setOpened(null);
    setPreview(null);
    open.reset();
    if (importId !== undefined) await client.imports.discard({ account, importId }).catch(() => undefined);
    await again();
  };
  const fault = (error: unknown) => (error ? faultOf(error) : null);
  return {
    state,
    sending,
    opened,
    matched,
    preview,
    open: open.mutate,
    header: header.mutate,
    compare: compare.mutate,
    run: run.mutate,
    back: () => setPreview(null),
    letGo: () => void letGo(),
    busy: compare.isPending || run.isPending,
    faults: { open: fault(open.error), match: fault(compare.error ?? header.error), run: fault(run.error) },
  };
}
