import { randomUUID } from 'node:crypto';
import type { Event } from '@baro/chassis';
import { CustodyChanged, ItemDescribed } from '@baro/proto/baro/custody/v1/custody_events';
import type { Holder, ItemFacts } from '@baro/proto/baro/custody/v1/custody_events';
import { idOf, personOf, postOf, unitOfPost } from './city.ts';

export interface ItemInput {
  kind?: string;
  /** Unit that owns it, by name. */
  owner?: string;
  /** Service that tells of it. */
  service?: string;
  parent?: ToldItem | undefined;
  facts?: Partial<ItemFacts>;
  dueTime?: Date;
}

/** An item of another service and the events that service tells of it. */
export class ToldItem {
  readonly id = randomUUID();
  readonly events: Event[] = [];
  readonly #input: ItemInput;
  #holder: Holder | undefined;
  #acted = false;
  #changes = 0;
  #by: string | undefined;
  #facts: ItemFacts;
  #dueTime: Date | undefined;

  constructor(input: ItemInput = {}) {
    this.#input = input;
    this.#dueTime = input.dueTime;
    const rootId = input.parent?.rootId ?? this.id;
    this.#facts = {
      rootId,
      numberSymbol: '12/QĐ-BTC',
      subject: 'Về việc giao dự toán',
      fromName: 'Bộ Tài chính',
      state: 'ROUTED',
      urgency: 1,
      awaiting: false,
      originalDueTime: input.dueTime,
      assignerPostId: '',
      urgingCount: 0,
      ...input.facts,
    };
  }

  get rootId(): string {
    return this.#facts.rootId;
  }

  /** Gives it to a post by name; to nobody when undefined. */
  give(
    to: string | undefined,
    changeTime: Date,
    reason = 'handed_over',
    facts: Partial<ItemFacts> = {},
  ): this {
    const from = this.#holder;
    const by = this.#by ?? from?.personId;
    const acted = this.#acted;
    this.#changes += 1;
    this.#acted = false;
    this.#by = undefined;
    this.#holder =
      to === undefined
        ? undefined
        : {
            unitId: idOf(unitOfPost(to) || to),
            postId: unitOfPost(to) ? postOf(to) : '',
            personId: unitOfPost(to) ? personOf(to) : '',
          };
    this.#facts = { ...this.#facts, awaiting: false, ...facts };
    const data = CustodyChanged.fromPartial({
      itemId: this.id,
      itemKind: this.#input.kind ?? 'incoming_document',
      parentItemId: this.#input.parent?.id ?? '',
      from,
      to: this.#holder,
      changeTime,
      dueTime: this.#dueTime,
      reason,
      facts: this.#facts,
      acted,
      changeNumber: this.#changes,
      byPersonId: by ?? '',
    });
    return this.#tell('CustodyChanged', 'changed_hands', changeTime, CustodyChanged.toJSON(data));
  }

  /** The holder records an act. */
  act(): this {
    this.#acted = true;
    return this;
  }

  /** The next change is made by another person than the holder. */
  by(person: string): this {
    this.#by = personOf(person);
    return this;
  }

  /** Changes what lists show of it. */
  describe(facts: Partial<ItemFacts>, at: Date, dueTime = this.#dueTime): this {
    this.#dueTime = dueTime;
    this.#facts = { ...this.#facts, ...facts };
    const data = ItemDescribed.fromPartial({ itemId: this.id, facts: this.#facts, dueTime });
    return this.#tell('ItemDescribed', 'described', at, ItemDescribed.toJSON(data));
  }

  #tell(name: string, verb: string, occurTime: Date, data: unknown): this {
    const owner = this.#input.owner ?? 'stc';
    this.events.push({
      id: randomUUID(),
      type: `baro.custody.v1.${name}`,
      subject: `baro.${this.#input.service ?? 'documents'}.item.${verb}.${owner.toUpperCase()}`,
      aggregateType: 'item',
      aggregateId: this.id,
      aggregateVersion: this.events.length + 1,
      unitId: idOf(owner),
      unitIds: [],
      occurTime,
      actor: 'test',
      requestId: '',
      data: data as Record<string, unknown>, // proto3 JSON of a message is an object
    });
    return this;
  }
}
