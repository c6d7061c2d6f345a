import type { MikroORM } from '@mikro-orm/postgresql';
import type { MigrationObject } from '@mikro-orm/core';
import { Migration20260101000000Chassis } from './chassis-migration.ts';
import { Migration20261127180000Commands } from './command-migration.ts';
import { Migration20261127050000AuditSeals } from './seal-migration.ts';

export type MigrationClass = MigrationObject['class'] & { new (...args: never[]): { name?: string } };

const chassisMigrations = [
  Migration20260101000000Chassis,
  Migration20261127180000Commands,
  Migration20261127050000AuditSeals,
];

/** The migrations of a service in order: the chassis's tables first. Each class is named `MigrationYYYYMMDDHHMMSSName`. */
export function migrationList(own: readonly MigrationObject['class'][]): MigrationObject[] {
  return [...chassisMigrations, ...own].map((migration) => ({ name: migration.name, class: migration }));
}

/** Brings the schema up to date with the migrator's connection. @returns names of the migrations run. */
export async function migrate(orm: MikroORM): Promise<string[]> {
  const done = await orm.migrator.up();
  return done.map((migration) => migration.name);
}

/** Names of migrations that have not run; a service refuses to serve while there are any. */
export async function pendingMigrations(orm: MikroORM, all: MigrationObject[]): Promise<string[]> {
  const rows = await orm.em.getConnection().execute<{ name: string }[]>('SELECT name FROM schema_migrations');
  const done = new Set(rows.map((row) => row.name));
  return all.map((migration) => migration.name).filter((name) => !done.has(name));
}
