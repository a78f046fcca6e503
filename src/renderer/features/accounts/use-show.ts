import { useNavigate } from '@tanstack/react-router';
import type { AccountId } from '../../../core/account/account.ts';
import { openAccount } from '../../bridge/open-account.ts';

/** Opens the desk of an account, at its first page. */
export function useShow(): (account: AccountId) => void {
  const navigate = useNavigate();
  return (account) => {
    openAccount(account);
    void navigate({ to: '/' });
  };
}
