import type { ReactNode } from 'react';

const grounds = {
  blue: 'bg-account-blue',
  teal: 'bg-account-teal',
  green: 'bg-account-green',
  amber: 'bg-account-amber',
  red: 'bg-account-red',
  violet: 'bg-account-violet',
  grey: 'bg-account-grey',
} as const;

/** The colour of an account, 10 px; its name always stands beside it. */
export function AccountMark(props: { readonly colour: keyof typeof grounds }): ReactNode {
  return <span aria-hidden className={`inline-block size-2.5 shrink-0 rounded-full ${grounds[props.colour]}`} />;
}
