import { randomUUID } from 'node:crypto';
import { Event } from '@baro/chassis';
import { CustodyChanged, ItemDescribed } from '@baro/proto/baro/custody/v1/custody_events';
import { idOf } from '@baro/directory-client/testing';

/** What a service tells of one item of the test city, in order; holders are units by name. */
export class ToldItem {
  readonly id = randomUUID();
  readonly events: Event[] = [];
  readonly #kind: string;
  readonly #urgency: number;
  #unit: string | undefined;
  #dueTime: Date | undefined;

  constructor(kind: string, dueTime?: Date, urgency = 1) {
    this.#kind = kind;
    this.#urgency = urgency;
    this.#dueTime = dueTime;
  }

  /** Gives it to a unit; to nobody when undefined. */
  give(to: string | undefined, changeTime: Date, reason: string): this {
    const holder = (unit: string | undefined) => (unit === undefined ? undefined : { unitId: idOf(unit) });
    const data = CustodyChanged.fromPartial({
      itemId: this.id,
      itemKind: this.#kind,
      from: holder(this.#unit),
      to: holder(to),
      changeTime,
      dueTime: this.#dueTime,
      reason,
      facts: this.#facts(),
    });
    this.#unit = to;
    return this.#tell('baro.custody.v1.CustodyChanged', changeTime, CustodyChanged.toJSON(data));
  }

  /** Moves its due time. */
  due(dueTime: Date, at: Date): this {
    this.#dueTime = dueTime;
    const data = ItemDescribed.fromPartial({
      itemId: this.id,
      dueTime,
      facts: { rootId: this.id, urgency: 1 },
    });
    return this.#tell('baro.custody.v1.ItemDescribed', at, ItemDescribed.toJSON(data));
  }

  /** Something done on it that is no change of hands; its own aggregate's version is another count. */
  act(type: string, at: Date, data: object = {}): this {
    return this.#tell(type, at, data, 'task');
  }

  #facts() {
    return { rootId: this.id, urgency: this.#urgency };
  }

  #tell(type: string, occurTime: Date, data: unknown, aggregateType = 'item'): this {
    const aggregateVersion = this.events.length + 1;
    this.events.push(
      Event.fromPartial({
        id: randomUUID(),
        type,
        subject: `baro.${this.#kind === 'task' ? 'tasks' : 'documents'}.${aggregateType}.told.NS`,
        occurTime,
        aggregateType,
        aggregateId: this.id,
        aggregateVersion,
        unitId: idOf('stc'),
        data: data as Record<string, unknown>, // JSON of a message
      }),
    );
    return this;
  }
}
