import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answers, sheets } from './roles.ts';
import type { Answer, SheetName } from './roles.ts';

/** One expected answer. */
export interface Cell {
  role: string;
  relation: string;
  answer: Answer;
}

/** The answers for one RPC, which may have a variant in brackets: `UploadAttachment(incoming)`. */
export interface Block {
  sheet: SheetName;
  /** Name as in the table. */
  name: string;
  /** RPC of the contract. */
  rpc: string;
  variant: string;
  /** Where cells are `-` there is nothing to ask. */
  cells: Cell[];
  /** Roles that have a row. */
  roles: string[];
  columns: string[];
}

const folder = path.join(import.meta.dirname, 'expected');
// An RPC, with a variant or without: `GetMe`, `HandOverItem(to)`.
const blockName = /^([A-Z]\w+)(?:\(([\w-]+)\))?$/;

/** Reads all tables. @throws Error naming file and line of what is no answer. */
export function readTables(): Block[] {
  return (Object.keys(sheets) as SheetName[]).flatMap((sheet) => readSheet(sheet));
}

/** Reads one table: each block is a line of RPC names, a line of columns, and a line per role. */
export function readSheet(sheet: SheetName): Block[] {
  const lines = readFileSync(path.join(folder, `${sheet}.txt`), 'utf8').split('\n');
  const blocks: Block[] = [];
  let current: Block[] = [];
  for (const [index, line] of lines.entries()) {
    const words = line.split(/\s+/).filter((word) => word !== '');
    const names = lines[index + 1]?.startsWith('role ') ? words.map((word) => blockName.exec(word)) : [];
    if (names.length > 0) {
      current = names.map((name) => newBlock(sheet, name, index));
      blocks.push(...current);
    } else if (words[0] === 'role') {
      for (const block of current) block.columns.push(...words.slice(1));
    } else if (words.length === 0) {
      current = [];
    } else {
      for (const block of current) addRow(block, words, `${sheet}.txt line ${index + 1}`);
    }
  }
  return blocks;
}

function newBlock(sheet: SheetName, match: RegExpExecArray | null, index: number): Block {
  const [name, rpc, variant = ''] = match ?? [];
  if (name === undefined || rpc === undefined) throw new Error(`${sheet}.txt line ${index + 1} names no RPC`);
  return { sheet, name, rpc, variant, cells: [], roles: [], columns: [] };
}

function addRow(block: Block, [role = '', ...words]: string[], place: string): void {
  if (block.roles.includes(role)) throw new Error(`${place}: ${block.name} has ${role} twice`);
  block.roles.push(role);
  // Who has no post stands in no relation: asked once.
  const values =
    words[0] === 'everywhere' ? block.columns.map((_, at) => (at === 0 ? (words[1] ?? '') : '-')) : words;
  if (values.length !== block.columns.length) {
    throw new Error(`${place}: ${values.length} answers for ${block.columns.length} columns`);
  }
  for (const [at, value] of values.entries()) {
    const relation = block.columns[at] ?? '';
    if (value === '-') continue;
    const answer = answers.find((known) => known === value);
    if (!answer) throw new Error(`${place}: "${value}" is no answer`);
    block.cells.push({ role, relation, answer });
  }
}
