import pg from 'pg';
import { expect, inject, it } from 'vitest';

it("gives every test file the run's own PostgreSQL, by environment and by inject", async () => {
  expect(process.env['BARO_TEST_PG_URL']).toBe(inject('postgresUrl'));
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  const { rows } = await client.query<{ version: string; lower: string }>(
    "SELECT current_setting('server_version') AS version, lower('Đ') AS lower",
  );
  await client.end();
  expect(rows[0]?.version).toMatch(/^18\./);
  expect(rows[0]?.lower).toBe('đ');
});

it("gives every test file the run's own nats-server", () => {
  expect(process.env['BARO_TEST_NATS_URL']).toBe(inject('natsUrl'));
});
