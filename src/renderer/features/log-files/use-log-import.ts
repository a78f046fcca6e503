import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LogImportPreview, LogTable } from '../../../contract/log-files.ts';
import type { LogImportPlan } from '../../../core/log/import-plan.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { inParts, nameOf } from '../../bridge/parts.ts';

/** Longer files are not even sent. Bytes; contract/brought.ts. */
export const LONGEST = 32 * 1024 * 1024;

interface Opened {
  readonly importId: string;
  readonly table: LogTable;
}

/** One file from the person's hand to its end. The engine holds the file; this page, what the person has said of it. */
export function useLogImport() {
  const { ask, client } = useBridge();
  const account = useAccount();
  const queries = useQueryClient();
  const state = useQuery(ask.logFiles.state.queryOptions({ input: { account } }));
  const [sending, setSending] = useState<{ readonly name: string; readonly sent: number; readonly size: number } | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [plan, setPlan] = useState<LogImportPlan | null>(null);
  const [preview, setPreview] = useState<LogImportPreview | null>(null);
  const again = () => queries.invalidateQueries({ queryKey: ask.logFiles.state.key() });

  const open = useMutation({
    mutationFn: async (file: File) => {
      const { name, size } = file;
      setSending({ name, sent: 0, size });
      const { importId } = await client.logFiles.begin({ account, name: nameOf(file), size });
      await inParts(file, (part) => client.logFiles.part({ account, importId, ...part }), {
        sent: (sent) => setSending({ name, sent, size }),
      });
      return { importId, table: await client.logFiles.read({ account, importId }) };
    },
    onSuccess: (next) => {
      setPlan(null);
      setPreview(null);
      setOpened(next);
    },
    onSettled: () => setSending(null),
  });
  const header = useMutation({
    mutationFn: async (headerRow: number) => {
      if (opened === null) return;
      setPlan(null);
      setOpened({ ...opened, table: await client.logFiles.columns({ account, importId: opened.importId, headerRow }) });
    },
  });
  const compare = useMutation({
    mutationFn: async (next: LogImportPlan) => {
      if (opened === null) return;
      setPlan(next);
      setPreview(await client.logFiles.preview({ account, importId: opened.importId, plan: next }));
    },
  });
  const run = useMutation({
    mutationFn: async () => {
      if (opened === null) return;
      await client.logFiles.run({ account, importId: opened.importId });
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
    if (importId !== undefined) await client.logFiles.discard({ account, importId }).catch(() => undefined);
    await again();
  };
  const fault = (error: unknown) => (error ? faultOf(error) : null);
  return {
    state,
    sending,
    opened,
    plan,
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
