/** Of one case what is counted of it, from its own row and its customer's; null for the owner where no customer is known. */
const counted = (row: string) => `
  ${row}.id, ${row}.state, ${row}.side, ${row}.waits_ms, ${row}.closed_ms,
  CASE WHEN ${row}.state IN ('disassociated', 'rejected') AND iif(json_valid(${row}.body), ${row}.body ->> '$.pendingSince', NULL) IS NOT NULL
    THEN max(0, ${row}.closed_ms - ${row}.waits_ms) END,
  coalesce(iif(json_valid(${row}.body), ${row}.body ->> '$.stated', 0), 0),
  (SELECT manager FROM customer WHERE id = ${rowOf(`${row}.customer_id`)}),
  (SELECT reseller_id FROM customer WHERE id = ${rowOf(`${row}.customer_id`)})`;

/** The row of a customer: keyed, or joined since the keys were last moved. */
function rowOf(customerId: string): string {
  return `coalesce((SELECT id FROM customer_key WHERE customer_id = ${customerId}),
    (SELECT id FROM customer WHERE id > (SELECT indexed_to FROM text_index WHERE noun = 'customer-key') AND customer_id = ${customerId}))`;
}

const put = `INSERT INTO case_stat (case_id, state, side, waits_ms, closed_ms, took_ms, stated, manager, reseller) SELECT ${counted('NEW')} WHERE true
  ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, side = excluded.side, waits_ms = excluded.waits_ms,
    closed_ms = excluded.closed_ms, took_ms = excluded.took_ms, stated = excluded.stated, manager = excluded.manager,
    reseller = excluded.reseller;`;

const own = (manager: string, reseller: string, customerId: string) => `UPDATE case_stat SET manager = ${manager}, reseller = ${reseller}
  WHERE case_id IN (SELECT id FROM cases WHERE customer_id = ${customerId});`;

/**
 * What the overview counts, narrow and sorted, so that ten years of cases are counted at once: a case's own row holds its texts. Kept by
 * triggers, as cases, customers and erasing write on ways of their own. `took_ms`: from pending to decided; only of decided cases.
 */
export const overview = `
CREATE TABLE case_stat (
  case_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  side TEXT NOT NULL,
  waits_ms INTEGER NOT NULL,
  closed_ms INTEGER,
  took_ms INTEGER,
  stated INTEGER NOT NULL,
  manager TEXT,
  reseller TEXT
) STRICT;
CREATE INDEX case_stat_open ON case_stat (state, waits_ms) WHERE closed_ms IS NULL;
CREATE INDEX case_stat_by_outcome ON case_stat (state, stated, closed_ms) WHERE closed_ms IS NOT NULL;
CREATE INDEX case_stat_by_time ON case_stat (side, closed_ms, took_ms) WHERE took_ms IS NOT NULL;
CREATE INDEX case_stat_by_manager ON case_stat (manager, closed_ms, state, side, took_ms, stated, reseller);
CREATE INDEX case_stat_by_reseller ON case_stat (reseller, closed_ms, state, side, took_ms, stated);
CREATE TRIGGER case_stat_begun AFTER INSERT ON cases BEGIN ${put} END;
CREATE TRIGGER case_stat_moved AFTER UPDATE ON cases BEGIN ${put} END;
CREATE TRIGGER case_stat_gone AFTER DELETE ON cases BEGIN DELETE FROM case_stat WHERE case_id = OLD.id; END;
CREATE TRIGGER case_stat_listed AFTER INSERT ON customer BEGIN ${own('NEW.manager', 'NEW.reseller_id', 'NEW.customer_id')} END;
CREATE TRIGGER case_stat_owned AFTER UPDATE OF manager, reseller_id ON customer
  WHEN OLD.manager <> NEW.manager OR OLD.reseller_id <> NEW.reseller_id
  BEGIN ${own('NEW.manager', 'NEW.reseller_id', 'NEW.customer_id')} END;
CREATE TRIGGER case_stat_unlisted AFTER DELETE ON customer BEGIN ${own('NULL', 'NULL', 'OLD.customer_id')} END;
INSERT INTO case_stat (case_id, state, side, waits_ms, closed_ms, took_ms, stated, manager, reseller) SELECT ${counted('cases')} FROM cases;

-- Which rules a customer's verdict is violated by, comma-separated. The index of verdicts is made again.
ALTER TABLE verdict ADD COLUMN rules TEXT NOT NULL DEFAULT '';
DELETE FROM verdict;
CREATE INDEX verdict_by_rules ON verdict (rules) WHERE rules <> '';

CREATE INDEX quota_by_instant ON quota (side, at_ms, customer_id);
`;
