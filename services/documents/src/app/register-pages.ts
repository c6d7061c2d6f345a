import type { Session } from '@baro/directory-client';
import { RegisterKind } from '@baro/proto/baro/documents/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import { incomingDueState } from '../domain/due.ts';
import { handlingCells, incomingCells, outgoingCells } from '../domain/register-cells.ts';
import type { IncomingEntry, OutgoingEntry, Receiver } from '../domain/register-cells.ts';
import { incomingRegister, outgoingRegister } from '../store/register-rows.ts';
import type { HandedTo, IncomingRegisterRow, OutgoingRegisterRow } from '../store/register-rows.ts';
import type { RegisterQuery } from './register-request.ts';
import type { Deps } from './deps.ts';

/** A row of a register with what it is continued from. */
export interface RegisterEntry {
  documentId: string;
  cells: string[];
  keys: (string | number)[];
}

/** Reads registers page by page, names resolved from the copy of the directory. */
export class RegisterReader {
  readonly #session: Session;
  readonly #em: EntityManager;
  readonly #typeNames: ReadonlyMap<string, string>;

  private constructor(session: Session, em: EntityManager, typeNames: ReadonlyMap<string, string>) {
    this.#session = session;
    this.#em = em;
    this.#typeNames = typeNames;
  }

  static async open(deps: Deps, session: Session, em: EntityManager): Promise<RegisterReader> {
    const types = await deps.types.all(em);
    return new RegisterReader(session, em, new Map(types.map((type) => [type.code, type.name])));
  }

  /** At most `size` rows after the given keys, in the order of the register. */
  async page(
    query: RegisterQuery,
    size: number,
    after?: readonly (string | number | null)[],
  ): Promise<RegisterEntry[]> {
    const page = { ...query, size, after };
    if (query.kind === RegisterKind.OUTGOING) {
      const rows = await outgoingRegister(this.#em, page);
      return rows.map((row) => ({
        documentId: row.id,
        cells: outgoingCells(this.#outgoing(row)),
        keys: [row.issue_date, row.number, row.id],
      }));
    }
    const cells = query.kind === RegisterKind.INCOMING ? incomingCells : handlingCells;
    const rows = await incomingRegister(this.#em, page);
    return rows.map((row) => ({
      documentId: row.id,
      cells: cells(this.#incoming(row)),
      keys: [row.year, row.arrival_number],
    }));
  }

  /** All pages, one at a time: the next is read when the one before is done with. */
  async *pages(query: RegisterQuery, size: number): AsyncGenerator<RegisterEntry[]> {
    let after: readonly (string | number)[] | undefined;
    for (;;) {
      const entries = await this.page(query, size, after);
      if (entries.length > 0) yield entries;
      after = entries.at(-1)?.keys;
      if (entries.length < size) return;
    }
  }

  #incoming(row: IncomingRegisterRow): IncomingEntry {
    return {
      arrivalNumber: row.arrival_number,
      arrivalTime: row.arrival_time,
      issuerName: row.issuer_name,
      number: row.number,
      symbol: row.symbol,
      issueDate: row.issue_date,
      typeName: this.#typeNames.get(row.type_code) ?? '',
      subject: row.subject,
      description: row.description,
      toPlaces: row.to_places,
      urgency: row.urgency,
      state: row.state,
      returnReason: row.return_reason,
      result: row.result,
      answerNumberSymbol: row.answer_number_symbol,
      dueTime: row.due_time,
      finishTime: row.finish_time,
      dueState: incomingDueState(
        { ...row, dueTime: row.due_time, finishTime: row.finish_time },
        this.#session.now,
        this.#session.soonEnd,
      ),
      lead: row.lead ? this.#receiver(row.lead) : undefined,
      coOrdinators: row.co_ordinators.map((handed) => this.#receiver(handed)),
    };
  }

  #outgoing(row: OutgoingRegisterRow): OutgoingEntry {
    const { directory } = this.#session;
    const drafted = row.drafting_unit_id !== row.unit_id ? row.drafting_unit_id : null;
    return {
      numberSymbol: row.number_symbol,
      issueDate: row.issue_date,
      typeName: this.#typeNames.get(row.type_code) ?? '',
      subject: row.subject,
      signerName: row.signer_name,
      recipients: row.recipients.map((recipient) => recipient.name),
      draftingUnitName: drafted ? (directory.unit(drafted, row.issue_date)?.name ?? '') : '',
      copyCount: row.copy_count,
      issueTime: row.issue_time,
      kind: row.kind,
      urgency: row.urgency,
      state: row.state,
      description: row.description,
      cancelReason: row.cancel_reason,
      recallReason: row.recall_reason,
    };
  }

  /** Names as they were when the document changed hands. */
  #receiver(handed: HandedTo): Receiver {
    const { directory } = this.#session;
    const time = new Date(handed.change_time);
    return {
      time,
      unitName: handed.unit_id ? (directory.unit(handed.unit_id, time)?.name ?? '') : '',
      personName: handed.person_id ? (directory.person(handed.person_id)?.fullName ?? '') : '',
    };
  }
}
