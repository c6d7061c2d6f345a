import pg from 'pg';
import type { TestPlatform } from '../test-platform.ts';

/** A change of hands as the service keeps it; units are those that report. */
export interface Hand {
  readonly from: string;
  readonly to: string;
  readonly time: number;
  /** Due time in force then, milliseconds. */
  readonly due: number | undefined;
  readonly reason: string;
}

/** An item with its whole path, from the table of the service that owns it. */
export interface OwnItem {
  readonly id: string;
  readonly kind: string;
  /** Due time in force, milliseconds. */
  readonly due: number | undefined;
  readonly urgency: number;
  readonly hands: readonly Hand[];
}

interface Row {
  id: string;
  kind: string;
  due: Date | null;
  dueThen: Date | null;
  urgency: number;
  from: string | null;
  to: string | null;
  time: Date;
  reason: string;
}

const columns = `h.item_id AS id, i.due_time AS due, h.due_time AS "dueThen", h.from_unit_id AS "from", h.to_unit_id AS "to", h.change_time AS time, h.reason`;

/** How each service keeps its items: its own tables, not what it told. */
const tables = {
  documents: `SELECT ${columns}, coalesce(d.urgency, 0) AS urgency,
      CASE i.kind WHEN 1 THEN 'incoming_document' WHEN 2 THEN 'incoming_document_part' ELSE 'outgoing_document' END AS kind
    FROM custody_changes h JOIN items i ON i.id = h.item_id LEFT JOIN incoming_documents d ON d.id = i.id ORDER BY h.item_id, h.version`,
  tasks: `SELECT ${columns}, 0 AS urgency, CASE i.kind WHEN 1 THEN 'task' WHEN 2 THEN 'task_part' ELSE 'task_obstacle' END AS kind
    FROM task_hands h JOIN task_items i ON i.id = h.item_id ORDER BY h.item_id, h.version`,
  petitions: `SELECT ${columns}, 0 AS urgency, CASE WHEN p.id IS NULL THEN 'petition_part' ELSE 'petition' END AS kind
    FROM petition_hands h JOIN petition_items i ON i.id = h.item_id LEFT JOIN petitions p ON p.id = i.id ORDER BY h.item_id, h.version`,
  complaints: `SELECT ${columns}, 0 AS urgency, 'complaint' AS kind
    FROM letter_hands h JOIN letter_items i ON i.id = h.item_id ORDER BY h.item_id, h.version`,
} as const;

type ItemService = keyof typeof tables;

/** Services whose tables are counted anew: those that keep items, and the ledger for what it reminded of. */
export type RecountedService = ItemService | 'custody';
export const itemServices = Object.keys(tables) as ItemService[];

/** Rows of a service's own tables. */
export async function ownRows<T extends pg.QueryResultRow>(
  platform: TestPlatform,
  service: string,
  sql: string,
): Promise<T[]> {
  const client = new pg.Client({ connectionString: platform.databaseUrl(`baro_${service}`) });
  await client.connect();
  const { rows } = await client.query<T>(sql);
  await client.end();
  return rows;
}

/** Every item of the services; `above` gives the unit that reports for a unit. */
export async function ownItems(
  platform: TestPlatform,
  services: readonly RecountedService[],
  above: (unitId: string) => string,
): Promise<OwnItem[]> {
  const items = new Map<string, OwnItem & { hands: Hand[] }>();
  for (const service of itemServices.filter((one) => services.includes(one))) {
    for (const row of await ownRows<Row>(platform, service, tables[service])) {
      const { id, kind, urgency, due, dueThen, from, to, time, reason } = row;
      const item = items.get(id) ?? { id, kind, urgency, due: due?.getTime(), hands: [] };
      item.hands.push({
        from: from ? above(from) : '',
        to: to ? above(to) : '',
        time: time.getTime(),
        due: dueThen?.getTime(),
        reason,
      });
      items.set(id, item);
    }
  }
  return [...items.values()];
}
