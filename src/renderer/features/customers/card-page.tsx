import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CustomerPane } from './customer-pane.tsx';

/** `/customers/ID`: the card beside or above the list. A file of its own: the list does not wait for it. */
export function CardPage(): ReactNode {
  const navigate = useNavigate();
  const search = useSearch({ from: '/customers' });
  const { customerId } = useParams({ from: '/customers/$customerId' });
  return <CustomerPane key={customerId} customerId={customerId} onClose={() => void navigate({ to: '/customers', search })} />;
}
