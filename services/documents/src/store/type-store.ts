import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A type of document as stored. */
export interface TypeRow {
  code: string;
  name: string;
  abbreviation: string;
  normative: boolean;
  copy: boolean;
}

/** The types, read once: rows come by migration only, and a migration comes with a start. */
export class TypeTable {
  #rows: Promise<readonly TypeRow[]> | undefined;

  async all(em: EntityManager): Promise<readonly TypeRow[]> {
    this.#rows ??= readTypes(em).catch((error: unknown) => {
      this.#rows = undefined;
      throw error;
    });
    return this.#rows;
  }

  async find(em: EntityManager, code: string): Promise<TypeRow | undefined> {
    return (await this.all(em)).find((row) => row.code === code);
  }
}

function readTypes(em: EntityManager): Promise<TypeRow[]> {
  return query<TypeRow>(
    em,
    'SELECT code, name, abbreviation, normative, copy FROM document_types ORDER BY position',
  );
}
