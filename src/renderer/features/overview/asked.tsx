import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Loading } from '../../ui/states.tsx';
import { PartPanel } from './part-panel.tsx';

/** A part once it is answered; until then, or when it failed, its frame says so, and the other parts stand. */
export function Asked<Answer>(props: {
  readonly title: string;
  readonly answer: UseQueryResult<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}): ReactNode {
  const { title, answer } = props;
  if (answer.data !== undefined) return props.children(answer.data);
  return (
    <PartPanel title={title}>
      {answer.isError ? <FaultPanel fault={faultOf(answer.error)} onRetry={() => void answer.refetch()} /> : <Loading />}
    </PartPanel>
  );
}
