/** The line to the sandbox, over which a listing also arrives wrong in the ways that the sandbox has no fault for. */
export interface UnsteadyLine {
  readonly fetch: typeof fetch;
  /** What the site last answered when a customer was asked for alone: whether it was there. Only successful answers. */
  readonly alone: ReadonlyMap<string, boolean>;
  /** Before each call so many calls from now; counts from `begin`. */
  begin(plan: LinePlan): void;
}

export interface LinePlan {
  /** At the call of this number, before it is sent. */
  readonly at: ReadonlyMap<number, () => Promise<void>>;
  /** What becomes of the page in the answer of this number; none: it arrives as it was sent. */
  readonly pages: ReadonlyMap<number, Distortion>;
  /** Left out of every listing, but there when asked for alone. */
  readonly hidden: string | null;
  /** The status with which everybody who is asked for alone is refused; null: answered. */
  readonly refusesAlone: 403 | 503 | null;
}
/** `cut`: the page ends early; `twice`: a row stands where another one should; `count`: the number of all is another. */
export type Distortion = 'cut' | 'twice' | 'count';

interface Listing {
  count: number;
  customer_infos: { customer_id: string }[];
}

function distort({ count, customer_infos: rows }: Listing, how: Distortion | undefined, hidden: string | null): Listing {
  const seen = rows.filter(({ customer_id }) => customer_id !== hidden);
  if (how === 'count') return { count: count + 1, customer_infos: seen };
  if (how === 'cut') return { count, customer_infos: seen.slice(0, Math.ceil(seen.length / 2)) };
  if (how === 'twice') return { count, customer_infos: [...seen.slice(1), ...seen.slice(-1)] };
  return { count, customer_infos: seen };
}

export function unsteadyLine(): UnsteadyLine {
  const alone = new Map<string, boolean>();
  let plan: LinePlan = { at: new Map(), pages: new Map(), hidden: null, refusesAlone: null };
  let call = 0;
  const line: typeof fetch = async (input, init) => {
    call += 1;
    const mine = call;
    await plan.at.get(mine)?.();
    const request = new Request(input, init);
    if (!request.url.endsWith('/v2/partners/sub-customers/query')) return fetch(request);
    const asked = (await request.clone().json()) as { readonly customer_id?: string };
    const headers = { 'content-type': 'application/json' };
    if (asked.customer_id !== undefined && plan.refusesAlone !== null)
      return new Response(JSON.stringify({ error_code: 'CBC.9999', error_msg: '' }), { status: plan.refusesAlone, headers });
    const response = await fetch(request);
    if (!response.ok) return response;
    const text = await response.text();
    let listing: Listing;
    try {
      listing = JSON.parse(text) as Listing;
    } catch {
      return new Response(text, { status: response.status, headers });
    }
    if (!Array.isArray(listing.customer_infos)) return new Response(text, { status: response.status, headers });
    if (asked.customer_id !== undefined) {
      alone.set(asked.customer_id, listing.customer_infos.length > 0);
      return new Response(text, { status: response.status, headers });
    }
    return new Response(JSON.stringify(distort(listing, plan.pages.get(mine), plan.hidden)), { status: response.status, headers });
  };
  return {
    fetch: line,
    alone,
    begin(next) {
      plan = next;
      call = 0;
    },
  };
}
