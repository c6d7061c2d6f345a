import type { Identifier, Succession, Unit } from '@baro/proto/baro/directory/v1/directory';
import type { IsoDate } from '../time/index.ts';
import { covers, pickSpan, type Span } from './span.ts';
import type { UnitView } from './views.ts';

interface Child extends Span {
  readonly unitId: string;
}

/** No real tree is deeper; ends the climb should rows ever form a circle. */
const MAX_DEPTH = 12;
/** Subtrees remembered per copy; as-of dates come from callers, so their number is not ours to trust. */
const MAX_SUBTREES = 2_000;

/** Units over time: names, parents, what became of them. */
export class UnitIndex {
  readonly #units = new Map<string, Unit>();
  readonly #byCode = new Map<string, Unit[]>();
  readonly #byIdentifier = new Map<string, Identifier[]>();
  readonly #children = new Map<string, Child[]>();
  readonly #successions = new Map<string, Succession[]>();
  readonly #predecessions = new Map<string, Succession[]>();
  readonly #subtrees = new Map<string, readonly string[]>();

  constructor(
    units: readonly Unit[],
    successions: readonly Succession[],
    identifiers: readonly Identifier[],
  ) {
    for (const unit of units) this.#addUnit(unit);
    for (const row of successions) {
      push(this.#successions, row.predecessorId, row);
      push(this.#predecessions, row.successorId, row);
    }
    for (const row of identifiers) push(this.#byIdentifier, row.code, row);
  }

  #addUnit(unit: Unit): void {
    this.#units.set(unit.id, unit);
    push(this.#byCode, unit.code, unit);
    for (const { parentId, validFrom, validTo } of unit.names) {
      if (parentId !== '') push(this.#children, parentId, { unitId: unit.id, validFrom, validTo });
    }
  }

  find(id: string, asOf: IsoDate): UnitView | undefined {
    const unit = this.#units.get(id);
    return unit && viewOf(unit, asOf);
  }

  /** The unit whose code or identifier it is on the date; identifiers first. */
  findByIdentifier(code: string, asOf: IsoDate): UnitView | undefined {
    const identifier = this.#byIdentifier.get(code)?.find((row) => covers(row, asOf));
    if (identifier) return this.find(identifier.unitId, asOf);
    return this.findByCode(code, asOf);
  }

  findByCode(code: string, asOf: IsoDate): UnitView | undefined {
    const unit = this.#byCode.get(code)?.find((row) => covers(row, asOf));
    return unit && viewOf(unit, asOf);
  }

  isWithin(unitId: string, ancestorId: string, asOf: IsoDate): boolean {
    let id = unitId;
    for (let depth = 0; depth < MAX_DEPTH && id !== ''; depth += 1) {
      if (id === ancestorId) return true;
      id = this.#parentOf(id, asOf);
    }
    return false;
  }

  #parentOf(id: string, asOf: IsoDate): string {
    const unit = this.#units.get(id);
    return (unit && pickSpan(unit.names, asOf)?.parentId) ?? '';
  }

  subtree(unitId: string, asOf: IsoDate): readonly string[] {
    const key = `${unitId} ${asOf}`;
    const known = this.#subtrees.get(key);
    if (known) return known;
    const found = this.#walk(unitId, asOf);
    if (this.#subtrees.size >= MAX_SUBTREES) this.#subtrees.clear();
    this.#subtrees.set(key, found);
    return found;
  }

  #walk(unitId: string, asOf: IsoDate): string[] {
    const found = new Set<string>(this.#isInForce(unitId, asOf) ? [unitId] : []);
    for (const id of found) {
      for (const child of this.#children.get(id) ?? []) {
        if (covers(child, asOf) && this.#isInForce(child.unitId, asOf)) found.add(child.unitId);
      }
    }
    return [...found];
  }

  #isInForce(id: string, asOf: IsoDate): boolean {
    const unit = this.#units.get(id);
    return unit !== undefined && covers(unit, asOf);
  }

  successionsOf(unitId: string): readonly Succession[] {
    return this.#successions.get(unitId) ?? [];
  }

  predecessionsOf(unitId: string): readonly Succession[] {
    return this.#predecessions.get(unitId) ?? [];
  }

  everBelow(unitId: string, asOf: IsoDate): string[] {
    const found = new Set<string>([unitId]);
    for (const id of found) {
      for (const child of this.#children.get(id) ?? []) {
        const unit = this.#units.get(child.unitId);
        if (unit && unit.validFrom <= asOf && this.#parentOf(unit.id, asOf) === id) found.add(unit.id);
      }
    }
    return [...found];
  }

  current(unitId: string, asOf: IsoDate): UnitView[] {
    const found = new Map<string, UnitView>();
    const seen = new Set<string>();
    const queue = [unitId];
    for (const id of queue) {
      if (seen.has(id)) continue;
      seen.add(id);
      const view = this.find(id, asOf);
      if (view?.inForce === true) {
        found.set(id, view);
        continue;
      }
      for (const row of this.#successions.get(id) ?? []) {
        if (row.effectiveDate <= asOf) queue.push(row.successorId);
      }
    }
    return [...found.values()];
  }
}

function viewOf(unit: Unit, asOf: IsoDate): UnitView {
  const span = pickSpan(unit.names, asOf);
  return {
    id: unit.id,
    code: unit.code,
    kind: unit.kind,
    level: unit.level,
    name: span?.name ?? unit.name,
    symbol: span?.symbol ?? unit.symbol,
    parentId: span?.parentId ?? unit.parentId,
    validFrom: unit.validFrom,
    validTo: unit.validTo,
    inForce: covers(unit, asOf),
  };
}

export function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
