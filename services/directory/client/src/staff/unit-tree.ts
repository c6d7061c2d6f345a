/** What the rules need to know of a unit. */
export interface UnitNode {
  readonly id: string;
  /** Kind of the directory: `city`, `people_committee`, `council`, `office`, `department`, `division`, `ward`, … */
  readonly kind: string;
  /** Unit above; empty at the top. */
  readonly parentId: string;
}

export type FindUnit = (id: string) => UnitNode | undefined;

/** No real tree is deeper; ends the climb should rows ever form a circle. */
const maxDepth = 12;

/** The unit and those above it, lowest first. */
export function chainOf(unitId: string, find: FindUnit): UnitNode[] {
  const chain: UnitNode[] = [];
  for (let unit = find(unitId); unit && chain.length < maxDepth; unit = find(unit.parentId)) chain.push(unit);
  return chain;
}

/** The top the unit belongs to. A council stands apart from the committee it supervises: its tree is its own. */
export function treeOf(unitId: string, find: FindUnit): string {
  const chain = chainOf(unitId, find);
  return (chain.find((unit) => unit.kind === 'council') ?? chain.at(-1))?.id ?? unitId;
}

/**
 * The unit below which the unit's writ runs: itself; for the city's People's Committee the whole city, since the
 * wards lie under the city and not under the committee.
 */
export function territoryOf(unitId: string, find: FindUnit): string {
  const [unit, above] = chainOf(unitId, find);
  return unit?.kind === 'people_committee' && above?.kind === 'city' ? above.id : unitId;
}

/** Whether the unit heads its whole tree. */
export function headsTree(unitId: string, find: FindUnit): boolean {
  return territoryOf(unitId, find) === treeOf(unitId, find);
}

/** Whether the unit lies where the other one's writ runs. */
export function isUnder(unitId: string, governingId: string, find: FindUnit): boolean {
  if (treeOf(unitId, find) !== treeOf(governingId, find)) return false;
  const territory = territoryOf(governingId, find);
  return chainOf(unitId, find).some((unit) => unit.id === territory);
}

/** Divisions keep no register of their own; the unit above them does. */
const withoutRegister = new Set(['division']);

/**
 * The units whose book an office post keeps: the nearest unit with a register and, when that is an office, also
 * the body the office serves (the office of the People's Committee keeps the Committee's book).
 */
export function officeUnits(unitId: string, find: FindUnit): string[] {
  const chain = chainOf(unitId, find);
  const at = chain.findIndex((unit) => !withoutRegister.has(unit.kind));
  const own = chain[at];
  if (!own) return [];
  const above = chain[at + 1];
  return own.kind === 'office' && above ? [own.id, above.id] : [own.id];
}

/** Units whose heads see what is held in the unit: it and those above, short of whoever heads the whole tree. */
export function overseers(unitId: string, find: FindUnit): string[] {
  return chainOf(unitId, find)
    .map((unit) => unit.id)
    .filter((id) => !headsTree(id, find) && id !== treeOf(unitId, find));
}
