/** A partner whose site answers in this process, and whose time moves only while it answers or while somebody waits. */
export interface SimulatedPartner {
  readonly fetch: typeof fetch;
  /** Simulated milliseconds since the beginning. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  calls(): number;
}

const customer = (index: number) => ({
  customer_id: index.toString(16).padStart(32, '0'),
  account_name: `customer-${index}`,
  customer: `Customer ${index} Limited`,
  associated_on: '2025-05-06T08:05:01Z',
  association_type: '3',
  is_frozen: 0,
  verified_status: '2',
  customer_type: 1,
  account_managers: [{ account_name: 'am_user' }],
  email: `owner-${index}@example.com`,
});

/** `latency`: simulated milliseconds of one answer. */
export function simulatedPartner(customers: number, latency = 80): SimulatedPartner {
  let now = 0;
  let calls = 0;
  const answer: typeof fetch = async (_, init) => {
    calls += 1;
    now += latency;
    const asked = JSON.parse(new TextDecoder().decode(init?.body as Uint8Array)) as { offset: number; limit: number };
    const here = Math.max(0, Math.min(asked.limit, customers - asked.offset));
    const customer_infos = Array.from({ length: here }, (_, index) => customer(asked.offset + index));
    return Response.json({ count: customers, customer_infos });
  };
  return {
    fetch: answer,
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
    calls: () => calls,
  };
}
